// The real thing, but to this machine only: a sandbox must not reach anybody (pipedrive.md 5.3).
import type { Answered, WebhookCall } from './delivery';

const timeoutMs = 10_000;

/** http or https on localhost, 127.x.x.x or ::1. */
export function isLoopback(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** No redirects; 10 s. Whatever kept the answer away, there is none: status 0. */
export async function deliverToLoopback({ url, headers, body }: WebhookCall): Promise<Answered> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await answer.body?.cancel();
    return { status: answer.status };
  } catch (error) {
    return { status: 0, reason: String(error) };
  }
}
