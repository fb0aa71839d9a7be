// What the service says when it refuses. Of its error bodies "some text" is all that is known, and of its statuses
// nothing: the text is shown, and asked for the two meanings that matter. (assistant-7targets.md 2: Endpoints)
import { looseObject, optional, safeParse, string } from 'zod/mini';
import { type Answer, isHtml } from '../../http';

const longest = 300;
const failure = looseObject({ message: optional(string()), error: optional(string()) });

/** Its words, or undefined where it has none: a page of a gateway says nothing to a user. */
export function wordsOf(answer: Answer): string | undefined {
  if (isHtml(answer)) return undefined;
  const told = safeParse(failure, answer.data);
  const text = (told.success && (told.data.message || told.data.error)) || answer.text;
  return text.trim().slice(0, longest) || undefined;
}

const missing = /not found|does ?n[o\u2019']t exist|no (such )?lead|unknown lead/i;
const known = /already|duplicate|\bexists\b/i;
/** What else may be not there: then another request would not help. */
const others = /assistant|schedule|sequence|user/i;
const refusals = new Set([400, 404, 409, 422]);

/** The status by which to understand a refusal. */
export function statusOf(answer: Answer): number {
  const words = wordsOf(answer) ?? '';
  if (!refusals.has(answer.status)) return answer.status;
  if (missing.test(words) && !others.test(words)) return 404;
  return known.test(words) && !missing.test(words) ? 409 : answer.status;
}
