import { RelayError } from '../../crm';

/** An error that a user can mend, as a value; any other is thrown. */
export function refusal(error: unknown): RelayError {
  if (error instanceof RelayError) return error;
  throw error;
}

/** What happened, why, what to do: as part of a message. */
export const wordsOf = ({ parts: { what, why, todo } }: RelayError) => `${what} ${why} ${todo}`;

/** Throws an error that a user can mend with a sentence more. */
export const adding =
  (sentence: string) =>
  (error: unknown): never => {
    const { kind, parts, status, retryAfter, halts } = refusal(error);
    const more = { ...parts, what: `${parts.what} ${sentence}` };
    throw new RelayError(kind, more, {
      ...(status !== undefined && { status }),
      ...(retryAfter !== undefined && { retryAfter }),
      ...(halts && { halts }),
      cause: error,
    });
  };
