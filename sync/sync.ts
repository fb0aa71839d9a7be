import { type Call, type RecordSession, type Records, withRecords } from '../crm';
import { policy } from '../engine';
import { withRuleErrors } from '../outcome';

/** What every step of keeping records in step works with. */
export interface Sync extends RecordSession {
  records: Records;
  /** Milliseconds since 1970. */
  now(): number;
}

export function withSync<T>(call: Call, work: (sync: Sync) => Promise<T>): Promise<T> {
  return withRecords(call, policy.companyFields, (session) =>
    withRuleErrors(work({ ...session, now: () => Date.now() })),
  );
}

/** How web addresses are told apart, by sync.yaml. */
export const domainRules = () => ({ match: policy.sync.company.match, endings: policy.sync.endings });
