// The one place where records are written, so that whoever listens hears of every change, with what was before.
import type { Ledger, View } from '../core/ledger';
import type { Company, Stamp } from './company';
import type { RecordName } from './kinds';

type Written = Record<string, string>;

/** `id`: where it is not the counted number. */
export function begin(
  company: Company,
  kind: RecordName,
  values: Written,
  stamp: Stamp,
  id?: string,
): Ledger {
  const { at, source } = stamp;
  const ledger = company.records[kind].add(company.counters[kind].next(), { at, source, values }, id);
  company.heard({ action: 'create', kind, ledger, before: undefined, stamp });
  return ledger;
}

export function alter(
  company: Company,
  kind: RecordName,
  ledger: Ledger,
  values: Written,
  stamp: Stamp,
): void {
  const { at, source } = stamp;
  const before = asIs(ledger);
  company.records[kind].write(ledger, { at, source, values });
  company.heard({ action: 'change', kind, ledger, before, stamp });
}

/** Soft (pipedrive.md 6): out of lists, no more edits. */
export function end(company: Company, kind: RecordName, ledger: Ledger, stamp: Stamp): void {
  const { at, source } = stamp;
  const before = asIs(ledger);
  company.records[kind].write(ledger, { at, source, values: {} });
  ledger.removedAt = at;
  company.heard({ action: 'delete', kind, ledger, before, stamp });
}

const asIs = (ledger: Ledger): View => ({ ledger, values: ledger.values, stamp: ledger.stamp });
