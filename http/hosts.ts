import { RelayError } from './errors';

export type VendorName = 'hubspot' | 'pipedrive' | 'clevertap' | 'assistant';

/** `http://127.0.0.1:4010` or another loopback address; nothing else may ever see a token. */
const loopback = /^http:\/\/(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|\[::1\])(:\d{1,5})?\/?$/;

/**
 * Where a vendor's requests go: its own origin, or the local sandbox. Read at each call, because a warm
 * process keeps its environment between calls.
 * @throws RelayError `Invalid input` when RELAY_SANDBOX_URL is not a loopback address
 */
export function originOf(vendor: VendorName, origin: string): string {
  const sandbox = process.env.RELAY_SANDBOX_URL;
  if (!sandbox) return origin;
  if (!loopback.test(sandbox) || !URL.canParse(sandbox)) {
    throw new RelayError('Invalid input', {
      what: 'RELAY_SANDBOX_URL is not a loopback address.',
      why: 'The sandbox is for local work only, and requests carry your access tokens.',
      todo: 'Set it to an address such as http://127.0.0.1:4010, or remove it.',
    });
  }
  return `${sandbox.replace(/\/$/, '')}/${vendor}`;
}
