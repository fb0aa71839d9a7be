import { type Call, type FieldSpec, RelayError, type Session, withCrm } from '../crm';
import { type CrmName, leadStates, policy, RuleError } from '../engine';
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
    work({ ...session, now: () => Date.now(), service: openAssistantService(call) }).catch(
      (error: unknown) => {
        throw error instanceof RuleError ? ruleError(error) : error;
      },
    ),
  );
}

const ruleError = (cause: RuleError) =>
  new RelayError(
    'Rule error',
    {
      what: 'The rules gave no usable answer.',
      why: cause.message,
      todo: 'Mend the rule and deploy a new version; `relay rules check` shows the place.',
    },
    { cause },
  );

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
