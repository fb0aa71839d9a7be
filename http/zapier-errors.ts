import type { Call } from './call';
import { RelayError } from './errors';
import { redact, secretsOf } from './redact';

/** Kinds that no later run can pass without a person: halted, so that they never switch a Zap off. */
const halting = new Set(['Record not found', 'Invalid input', 'Required field missing', 'Duplicate found']);

/**
 * Runs the work of one operation and turns our errors into Zapier's: throttled (waits and repeats), expired
 * (asks to reconnect), halted (stops this run) or failed.
 */
export async function withZapierErrors<T>(call: Call, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof RelayError ? toZapierError(call, error) : error;
  }
}

function toZapierError(call: Call, error: RelayError): Error {
  const { errors } = call.z;
  const message = redact(error.message, secretsOf(call.bundle.authData));
  if (error.retryAfter !== undefined) return new errors.ThrottledError(message, error.retryAfter);
  if (error.kind === 'Invalid API key') return new errors.ExpiredAuthError(message);
  if (error.halts || halting.has(error.kind)) return new errors.HaltedError(message);
  return new errors.Error(message, error.kind, error.status);
}
