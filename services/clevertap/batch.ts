// Many records in one request. What cannot be sent is left out and reported; what CleverTap refuses as well.
import { RelayError } from '../../http';
import { isObject } from '../../inputs';
import { info, type Message, type Outcome, outcome, warning } from '../../outcome';
import type { Verdict } from './answer';
import { meaningOf } from './codes';
import { counted, nothingStored } from './one';
import { type Kind, type Prepared, prepare } from './record';
import type { CleverTap } from './session';
import { upload } from './upload';

export interface RecordResult {
  /** From 0, in the order of the records. */
  index: number;
  status: 'invalid' | Verdict['status'];
  /** CleverTap's, where it refused the record. */
  code: number | null;
  text: string | null;
}

export type BatchOutcome = Outcome & { results: RecordResult[] };

type Checked = { index: number; prepared: Prepared } | { index: number; error: RelayError };

const most = 1_000;

/** @throws RelayError `Invalid input` for more than 1,000 records, `Required field missing` for none */
export async function uploadBatch(
  cleverTap: CleverTap,
  kind: Kind,
  input: unknown,
  dryRun: boolean,
): Promise<BatchOutcome> {
  const now = cleverTap.now();
  const checked = needRecords(input).map((record, index) => check(kind, record, index, now));
  const sent = checked.flatMap((one) => ('prepared' in one ? [one.prepared] : []));
  const verdicts = sent.length > 0 ? await upload(cleverTap, sent, dryRun) : [];
  const verdictOn = new Map(sent.map((prepared, place) => [prepared, verdicts[place]]));
  const results = checked.map((one) => resultOf(one, verdictOn, cleverTap));
  return { ...summary(kind, results, sent, dryRun), results };
}

function needRecords(input: unknown): unknown[] {
  if (!Array.isArray(input) || input.length === 0) {
    throw new RelayError('Required field missing', {
      what: 'Records is empty.',
      why: 'This step needs one record or more.',
      todo: 'Map line items to it.',
    });
  }
  if (input.length <= most) return input;
  throw new RelayError('Invalid input', {
    what: `${input.length.toLocaleString('en-US')} records are too many.`,
    why: 'CleverTap takes 1,000 in one request; nothing was sent.',
    todo: 'Send them in several runs of this step.',
  });
}

/** A record that cannot be sent does not keep the others back. */
function check(kind: Kind, record: unknown, index: number, now: number): Checked {
  try {
    return { index, prepared: prepare(kind, isObject(record) ? record : {}, now) };
  } catch (error) {
    if (error instanceof RelayError) return { index, error };
    throw error;
  }
}

function resultOf(
  checked: Checked,
  verdictOn: ReadonlyMap<Prepared, Verdict | undefined>,
  { hide }: CleverTap,
): RecordResult {
  const { index } = checked;
  if ('error' in checked) return { index, status: 'invalid', code: null, text: checked.error.message };
  const verdict = verdictOn.get(checked.prepared) ?? { status: 'unknown' };
  if (verdict.status === 'unprocessed') {
    const text = hide(`${meaningOf(verdict.code)}. ${verdict.text}`.trim());
    return { index, status: verdict.status, code: verdict.code, text };
  }
  const unsaid = 'CleverTap’s answer does not say whether it took this.';
  const text = verdict.status === 'unknown' ? unsaid : checked.prepared.warnings.join(' ') || null;
  return { index, status: verdict.status, code: null, text };
}

function summary(
  kind: Kind,
  results: readonly RecordResult[],
  sent: readonly Prepared[],
  dryRun: boolean,
): Outcome {
  const count = (status: RecordResult['status']) => results.filter((one) => one.status === status).length;
  const processed = count('processed');
  const none = processed === 0 && count('unknown') === 0;
  return outcome({
    id: `clevertap_${kind}_batch`,
    ...counted(kind, processed, dryRun),
    skipped: results.length - processed,
    messages: [told(processed, results.length, none), ...(dryRun ? [info(nothingStored)] : [])],
    written: [...new Set(sent.flatMap(({ warnings }) => warnings))],
    ...(none && { outcome: 'Error' as const }),
  });
}

function told(processed: number, all: number, none: boolean): Message {
  if (none) return { level: 'error', text: `CleverTap took none of ${all} records; see Results.` };
  if (processed === all) return info(`CleverTap took all ${all} records.`);
  return warning(`CleverTap took ${processed} of ${all} records; see Results.`);
}
