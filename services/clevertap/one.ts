import { RelayError } from '../../http';
import { info, type Outcome, outcome } from '../../outcome';
import type { Verdict } from './answer';
import { meaningOf, ownProblem } from './codes';
import { type Kind, prepare, type RecordInput } from './record';
import type { CleverTap } from './session';
import { upload } from './upload';

/**
 * Uploads one profile or event. CleverTap does not tell a new profile from a known one: both count as updated.
 * @throws RelayError for every answer but the vendor's own success for this record
 */
export async function uploadOne(
  cleverTap: CleverTap,
  kind: Kind,
  input: RecordInput,
  dryRun: boolean,
): Promise<Outcome> {
  const prepared = prepare(kind, input, cleverTap.now());
  const [verdict = { status: 'unknown' }] = await upload(cleverTap, [prepared], dryRun);
  if (verdict.status !== 'processed') throw notTaken(kind, verdict);
  return outcome({
    id: prepared.id,
    ...counted(kind, 1, dryRun),
    changed_fields: dryRun ? [] : prepared.keys,
    messages: [info(dryRun ? nothingStored : `CleverTap took the ${kind}.`)],
    written: prepared.warnings,
  });
}

export const nothingStored = 'CleverTap only checked this: a dry run stores nothing.';

/** What a dry run checked stays as it was. */
export function counted(kind: Kind, count: number, dryRun: boolean) {
  if (dryRun) return { unchanged: count };
  return kind === 'event' ? { created: count } : { updated: count };
}

function notTaken(kind: Kind, verdict: Exclude<Verdict, { status: 'processed' }>): RelayError {
  if (verdict.status === 'unknown') {
    return new RelayError(
      'Service unavailable',
      {
        what: `CleverTap gave an answer that does not say whether it took the ${kind}.`,
        why: 'Its status and its counts do not agree.',
        todo: 'Look in the CleverTap dashboard, and replay this step only if it is not there.',
      },
      { halts: true },
    );
  }
  const { code, text } = verdict;
  return new RelayError(
    code === ownProblem ? 'Service unavailable' : 'Invalid input',
    {
      what: `CleverTap did not take the ${kind} (${meaningOf(code)}).`,
      why: text === '' ? 'It gave no reason.' : `It said: ${text}`,
      todo:
        code === ownProblem
          ? 'Nothing was stored; try again in a few minutes.'
          : 'Correct the value and replay the step; nothing was stored.',
    },
    code === null ? {} : { code: String(code) },
  );
}
