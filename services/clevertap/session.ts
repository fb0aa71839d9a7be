import { type Call, type Http, openHttp, redact, secretsOf, type Vendor, withZapierErrors } from '../../http';
import { cleverTapVendor, needAccount } from './vendor';

/** What an upload works with. */
export interface CleverTap {
  http: Http;
  vendor: Vendor;
  /** Milliseconds since 1970. */
  now(): number;
  /** Takes the passcode out of what the vendor said. */
  hide(text: string): string;
}

/**
 * Opens CleverTap, whichever CRM the connection is for, does the work, and turns errors into Zapier's.
 * @throws when the connection lacks the CleverTap section: `Required field missing`, naming what to add
 */
export function withCleverTap<T>(call: Call, work: (cleverTap: CleverTap) => Promise<T>): Promise<T> {
  return withZapierErrors(call, async () => {
    const account = needAccount(call);
    const secrets = secretsOf({ clevertap_passcode: account.passcode });
    return work({
      http: openHttp(call),
      vendor: cleverTapVendor(account),
      now: () => Date.now(),
      hide: (text) => redact(text, secrets),
    });
  });
}
