import { askedDelay } from './delay';
import { type ErrorKind, RelayError } from './errors';
import type { Answer } from './send';

/** What is said of a vendor whose error answers need no more than their status. */
export interface PlainVendor {
  label: string;
  /** Where the user finds the right credential: "Copy the API token from …". */
  credential: string;
  /** The vendor's own words in an error answer, if it has any. */
  reason(answer: Answer): string | undefined;
}

const kinds: Record<number, ErrorKind> = {
  401: 'Invalid API key',
  403: 'Permission denied',
  404: 'Record not found',
  409: 'Duplicate found',
  429: 'Rate limit exceeded',
};

/** Maps an error answer by its status; what has no meaning of its own is `Invalid input`. */
export function plainRefusal(vendor: PlainVendor, answer: Answer): RelayError {
  const kind = kinds[answer.status] ?? 'Invalid input';
  const why = (vendor.reason(answer) ?? `The answer was ${answer.status}, with no reason given.`).slice(
    0,
    400,
  );
  const todo: Partial<Record<ErrorKind, string>> = {
    'Invalid API key': vendor.credential,
    'Permission denied': 'Give the user behind the credential the right, or use another credential.',
    'Rate limit exceeded': 'The step waits and is tried again.',
  };
  return new RelayError(
    kind,
    {
      what: `${vendor.label} refused the request.`,
      why,
      todo: todo[kind] ?? 'Check the values of this step.',
    },
    {
      status: answer.status,
      ...(kind === 'Rate limit exceeded' && { retryAfter: askedDelay(answer) ?? 10 }),
    },
  );
}
