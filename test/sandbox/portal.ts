// One test's account: a standing clock and a way to ask it something.
import nock from 'nock';
import { createSandbox, type Sandbox } from '../../sandbox/index';

export const noon = Date.parse('2026-11-20T12:00:00.000Z');
export const token = 'pat-na1-sandbox';
export const contactsPath = '/crm/objects/2026-09/contacts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, field by field
export type Reply = { status: number; headers: Record<string, string>; text: string; body: any };
export type Ask = (method: string, url: string, body?: unknown, headers?: Record<string, string>) => Reply;

export function openPortal(): { sandbox: Sandbox; hubspot: Sandbox['hubspot']; ask: Ask } {
  const sandbox = createSandbox({ now: () => noon });
  const ask: Ask = (method, url, body, headers = {}) => {
    const answer = sandbox.handle('hubspot', {
      method,
      url,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const isJson = answer.headers['content-type']?.startsWith('application/json');
    return { ...answer, text: answer.body, body: isJson ? JSON.parse(answer.body) : undefined };
  };
  return { sandbox, hubspot: sandbox.hubspot, ask };
}

export const codes = ({ body }: Reply): string[] =>
  body.errors.map(({ code }: { code?: string }) => code ?? '(none)');

/** The suite blocks the network; the tests of the port itself need their own machine. */
export function allowLoopback(): void {
  beforeEach(() => nock.enableNetConnect('127.0.0.1'));
}
