import type { Call } from './call';
import { type ErrorKind, RelayError } from './errors';
import { redact, secretsOf } from './redact';

/** What Zapier does about an error. (zapier-platform.md 4.6) */
export type Treatment = 'throttled' | 'expired' | 'halted' | 'failed';

/** Kinds that no later run can pass without a person: halted, so that they never switch a Zap off. */
const halting: ReadonlySet<ErrorKind> = new Set([
  'Record not found',
  'Invalid input',
  'Required field missing',
  'Duplicate found',
]);

/** A delay makes any error wait; what a person must look at first is never run again by itself. */
export function treatmentOf({
  kind,
  retryAfter,
  halts,
}: Pick<RelayError, 'kind' | 'retryAfter' | 'halts'>): Treatment {
  if (retryAfter !== undefined) return 'throttled';
  if (kind === 'Invalid API key') return 'expired';
  return halts || halting.has(kind) ? 'halted' : 'failed';
}

/**
 * Runs the work of one operation and turns our errors into Zapier's: throttled (waits and repeats), expired
 * (asks to reconnect), halted (stops this run) or failed.
 */
export async function withZapierErrors<T>(call: Call, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw plain(error instanceof RelayError ? toZapierError(call, error) : error);
  }
}

/** The platform would append to the message which requests were made, with what people wrote in them. */
const plain = (error: unknown): unknown =>
  error instanceof Error ? Object.assign(error, { doNotContextify: true }) : error;

function toZapierError(call: Call, error: RelayError): Error {
  const { errors } = call.z;
  const message = redact(error.message, secretsOf(call.bundle.authData));
  switch (treatmentOf(error)) {
    case 'throttled':
      return new errors.ThrottledError(message, error.retryAfter);
    case 'expired':
      return new errors.ExpiredAuthError(message);
    case 'halted':
      return new errors.HaltedError(message);
    case 'failed':
      return new errors.Error(message, error.kind, error.status);
  }
}
