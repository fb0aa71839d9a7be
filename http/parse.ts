import { safeParse } from 'zod/mini';
import type { $ZodType, output } from 'zod/v4/core';
import { RelayError } from './errors';

/**
 * A vendor's answer, checked against a schema of ours.
 * @throws RelayError `Service unavailable` when the answer has another shape
 */
export function parseAnswer<S extends $ZodType>(schema: S, data: unknown, source: string): output<S> {
  const result = safeParse(schema, data);
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.join('.') || 'the whole answer';
  throw new RelayError('Service unavailable', {
    what: `${source} gave an answer that cannot be read.`,
    why: `It is not of the documented form (at ${where}).`,
    todo: 'Try again in a few minutes; if it stays, the vendor may have changed its API.',
  });
}
