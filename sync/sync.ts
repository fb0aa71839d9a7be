import { type Call, type RecordSession, type Records, RelayError, withRecords } from '../crm';
import { policy, RuleError } from '../engine';

/** What every step of keeping records in step works with. */
export interface Sync extends RecordSession {
  records: Records;
  /** Milliseconds since 1970. */
  now(): number;
}

export function withSync<T>(call: Call, work: (sync: Sync) => Promise<T>): Promise<T> {
  return withRecords(call, policy.companyFields, (session) =>
    work({ ...session, now: () => Date.now() }).catch((error: unknown) => {
      throw error instanceof RuleError ? ruleError(error) : error;
    }),
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

/** How web addresses are told apart, by sync.yaml. */
export const domainRules = () => ({ match: policy.sync.company.match, endings: policy.sync.endings });
