// What every action returns, whichever room did the work.
import { policy } from '../engine';

export { withRuleErrors } from './rule-error';

export interface Message {
  level: 'info' | 'warning' | 'error';
  text: string;
}

export type LeadDecision = 'accepted' | 'refused' | 'already_assigned' | 'handed_back' | 'kept' | 'stale';

export interface DecidingRule {
  file: string;
  name: string;
  line: number;
}

/** What does not apply is null. */
export interface Outcome {
  id: string;
  outcome: 'Success' | 'Warning' | 'Error';
  messages: Message[];
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  changed_fields: string[];
  url: string | null;
  decision: LeadDecision | null;
  rule: DecidingRule | null;
  rules_version: string;
  lead_id: string | null;
  owner_id: string | null;
  previous_owner_id: string | null;
  connection_status: string | null;
  contact_status: string | null;
  schedule: string | null;
  context: string | null;
  /** Moments in ISO 8601. */
  follow_ups: string[] | null;
}

const nothing: Outcome = {
  id: '',
  outcome: 'Success',
  messages: [],
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  changed_fields: [],
  url: null,
  decision: null,
  rule: null,
  rules_version: policy.version,
  lead_id: null,
  owner_id: null,
  previous_owner_id: null,
  connection_status: null,
  contact_status: null,
  schedule: null,
  context: null,
  follow_ups: null,
};

/** What an outcome is made of: `found` and `written` are what reading and writing had to say. */
export type Parts = Partial<Outcome> & {
  id: string;
  found?: readonly string[];
  written?: readonly string[];
};

/** An outcome from its parts; any warning among the messages makes it a Warning. */
export function outcome({ found = [], written = [], ...parts }: Parts): Outcome {
  const messages = [...(parts.messages ?? []), ...[...found, ...written].map(warning)];
  const warned = messages.some(({ level }) => level === 'warning');
  return { ...nothing, ...parts, messages, outcome: parts.outcome ?? (warned ? 'Warning' : 'Success') };
}

export const info = (text: string): Message => ({ level: 'info', text });
export const warning = (text: string): Message => ({ level: 'warning', text });

/** The part of an outcome that says what was written. */
export function writtenPart(written: { changed: string[]; warnings: readonly string[] }) {
  const changed = written.changed.length > 0;
  return {
    updated: changed ? 1 : 0,
    unchanged: changed ? 0 : 1,
    changed_fields: written.changed,
    written: written.warnings,
  };
}
