import { type Call, type FieldSpec, type Session, withCrm } from '../crm';
import { type CrmName, leadStates, policy } from '../engine';
import { withRuleErrors } from '../outcome';
import { type AssistantService, openAssistantService } from '../services/assistant';

/** What every step of a lead's journey works with. */
export interface Relay extends Session {
  /** Milliseconds since 1970. */
  now(): number;
  /** Where the connection's section is filled. */
  service?: AssistantService | undefined;
}

export function withRelay<T>(call: Call, work: (relay: Relay) => Promise<T>): Promise<T> {
  return withCrm(call, fieldSpecs, (session) =>
    withRuleErrors(work({ ...session, now: () => Date.now(), service: openAssistantService(call) })),
  );
}

/** The custom fields of fields.yaml, as one CRM is to hold them. */
export function fieldSpecs(crm: CrmName): FieldSpec[] {
  return policy.fields.map((field) => ({
    key: field.key,
    label: field.label,
    ...field[crm],
    ...(field.options && { options: optionsOf(field.options) }),
  }));
}

const optionsOf = (source: 'states' | 'schedules'): readonly string[] =>
  source === 'states' ? leadStates : Object.keys(policy.schedules);
