/** The names an error may begin with; a user meets no other (design: errors). */
export const errorKinds = [
  'Invalid API key',
  'Permission denied',
  'Rate limit exceeded',
  'Service unavailable',
  'Duplicate found',
  'Required field missing',
  'Record not found',
  'Invalid input',
  'Set-up missing',
  'Rule error',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

export interface ErrorDetails {
  /** HTTP status of the answer that caused it. */
  status?: number;
  /** Seconds until a second try makes sense: makes the step wait instead of fail. */
  retryAfter?: number;
  /** The vendor's own code for what went wrong, for the adapter that has to react to it. */
  code?: string;
  /** A person has to look first: the platform must not run the step again by itself. */
  halts?: true;
  cause?: unknown;
}

/**
 * Anything a user can mend, told in three parts: what happened, why, what to do.
 * The message begins with the kind; it never holds a secret (see redact.ts).
 */
export class RelayError extends Error {
  override readonly name = 'RelayError';
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly code: string | undefined;
  readonly halts: boolean;

  constructor(
    readonly kind: ErrorKind,
    readonly parts: { what: string; why: string; todo: string },
    details: ErrorDetails = {},
  ) {
    const told = [parts.what, parts.why, parts.todo].map(sentence).join(' ');
    super(`${kind}: ${told}`, { cause: details.cause });
    this.status = details.status;
    this.retryAfter = details.retryAfter;
    this.code = details.code;
    this.halts = details.halts ?? false;
  }
}

/** A vendor's own words often have no full stop, and would run into what comes next. */
const sentence = (text: string): string => (/[\p{L}\p{N}]$/u.test(text) ? `${text}.` : text);

export const isNotFound = (error: unknown): boolean =>
  error instanceof RelayError && error.kind === 'Record not found';
