// One request. Nothing recognizes an event that arrives twice, so what may count twice is sent once and never again.
// (clevertap.md 7, 8)
import { RelayError } from '../../http';
import { readVerdicts, type Verdict } from './answer';
import type { Prepared } from './record';
import type { CleverTap } from './session';

/**
 * One verdict for each record, in order.
 * @throws RelayError `Service unavailable` saying that the fate is unknown, where a second request could count twice
 */
export async function upload(
  { http, vendor }: CleverTap,
  prepared: readonly Prepared[],
  dryRun: boolean,
): Promise<Verdict[]> {
  const records = prepared.map(({ record }) => record);
  const repeatable = dryRun || !prepared.some(({ countsTwice }) => countsTwice);
  const path = dryRun ? '/1/upload?dryRun=1' : '/1/upload';
  try {
    const answer = await http.send(vendor, { method: 'POST', path, json: { d: records }, repeatable });
    return readVerdicts(answer.data, records);
  } catch (error) {
    const lost = error instanceof RelayError && error.kind === 'Service unavailable' && !repeatable;
    throw lost ? fateUnknown(records.length, error) : error;
  }
}

/** Halts: Zapier must not run the step again by itself, which would be one more request. */
function fateUnknown(count: number, cause: RelayError): RelayError {
  const what = count === 1 ? 'it' : `these ${count} records`;
  return new RelayError(
    'Service unavailable',
    {
      what: `${cause.parts.what} Whether CleverTap stored ${what} is unknown.`,
      why: 'It was not sent again, because CleverTap counts twice what arrives twice.',
      todo: 'Look in the CleverTap dashboard, and replay this step only if it is not there.',
    },
    { ...(cause.status !== undefined && { status: cause.status }), halts: true, cause },
  );
}
