// What became of each record. An HTTP 200 says nothing: status, counts and the list of what was not taken must agree.
// (clevertap.md 6)
import { isDeepStrictEqual } from 'node:util';
import { array, looseObject, nullish, number, optional, type output, string, unknown } from 'zod/mini';
import { parseAnswer } from '../../http';
import { withoutRecord } from './codes';

export type Verdict =
  | { status: 'processed' }
  | { status: 'unprocessed'; code: number | null; text: string }
  /** The answer does not say. */
  | { status: 'unknown' };

const refused = looseObject({
  code: nullish(number()),
  error: nullish(string()),
  record: optional(unknown()),
});
const uploaded = looseObject({
  status: string(),
  processed: number(),
  error: nullish(string()),
  unprocessed: optional(array(refused)),
});
type Refused = Partial<output<typeof refused>>;

type Sent = readonly Record<string, unknown>[];

/** One verdict for each record that was sent, in order. @throws RelayError `Service unavailable` */
export function readVerdicts(data: unknown, sent: Sent): Verdict[] {
  const { status, processed, error, unprocessed = [] } = parseAnswer(uploaded, data, 'CleverTap');
  const failures = placed(unprocessed, sent, processed);
  const word = unprocessed.length === 0 ? 'success' : 'partial';
  const agrees =
    status === word && processed + unprocessed.length === sent.length && failures.size === unprocessed.length;
  const noneTaken = status === 'fail' && processed === 0;
  const rest: Verdict = noneTaken ? toldBy({ error }) : { status: agrees ? 'processed' : 'unknown' };
  return sent.map((_, index) => {
    const failure = failures.get(index);
    return failure ? toldBy(failure) : rest;
  });
}

const toldBy = ({ code, error }: Refused): Verdict => ({
  status: 'unprocessed',
  code: code ?? null,
  text: withoutRecord(error ?? ''),
});

/**
 * Which record each refusal is about: by the number in its text, else by the record that it echoes, else, where all
 * were refused, by their order.
 */
function placed(refusals: readonly Refused[], sent: Sent, processed: number): Map<number, Refused> {
  const found = new Map<number, Refused>();
  const done = new Set<Refused>();
  const place = (find: (refusal: Refused) => number) => {
    for (const refusal of refusals.filter((one) => !done.has(one))) {
      const index = find(refusal);
      if (sent[index] === undefined || found.has(index)) continue;
      found.set(index, refusal);
      done.add(refusal);
    }
  };
  place(numberIn);
  place(({ record }) => sent.findIndex((one, at) => !found.has(at) && isDeepStrictEqual(one, record)));
  const all = processed === 0 && refusals.length === sent.length;
  if (all) place(() => sent.findIndex((_, at) => !found.has(at)));
  return found;
}

/** `Skipped record number : 3` is the third record, index 2. */
function numberIn({ error }: Refused): number {
  const [, told] = /skipped record number\s*:\s*(\d+)/i.exec(error ?? '') ?? [];
  return Number(told ?? Number.NaN) - 1;
}
