// The same working day with the assistant's service connected: it has both assistants and the schedules of the rules.
import { assistantClientId, assistantUserIdentifier, type Sandbox } from '../../sandbox';
import type { CrmUnderTest } from './crms';
import type { World } from './world';

export const zoe = 'zoe@assistants.example';
export const login = 'POST /oauth2/token';
export const create = 'POST /leads';
export const update = 'PUT /leads';
export const stop = 'PUT /leads/stop/followup';

let opened = 0;

/**
 * Adds what the service has, and tells the section of the connection. Tokens outlive a test in the process: each call
 * gets a credential of its own.
 */
export function connectService({ assistant }: Sandbox) {
  opened += 1;
  const clientSecret = `client-secret-${opened}`;
  const sequences = [...assistant.settings.sequences, 'Europe', 'Event'];
  Object.assign(assistant.settings, { clientSecret, sequences: [...new Set(sequences)] });
  return {
    assistant_client_id: assistantClientId,
    assistant_client_secret: clientSecret,
    assistant_user_identifier: assistantUserIdentifier,
  };
}

export function useService(crm: CrmUnderTest) {
  let section: Record<string, string> = {};
  beforeEach(() => {
    section = connectService(crm.sandbox);
    crm.sandbox.assistant.addAssistant({ name: 'Zoe', emailid: zoe });
    crm.sandbox.assistant.addAssistant({ name: 'Ravi', emailid: 'ravi@assistants.example' });
  });
  const run: World['run'] = (operation, inputData, extra = {}) =>
    crm.run(operation, inputData, { ...extra, authData: { ...section, ...extra.authData } });
  return {
    run,
    get service() {
      return crm.sandbox.assistant;
    },
    get secret() {
      return section.assistant_client_secret ?? '';
    },
    /** As in another process, which has no token yet. */
    renew: () => {
      section = connectService(crm.sandbox);
    },
    /** The bodies of the writes that the service was sent, oldest first. */
    sent: () =>
      crm.sandbox.requests
        .filter(({ vendor, url }) => vendor === 'assistant' && url !== '/oauth2/token')
        .map(({ body }) => body),
    /** The service answers this to whatever matches, until `crm.mend()`. */
    answer: (matching: RegExp, status: number, body: string, headers: Record<string, string> = {}) => {
      crm.sandbox.interceptors.push((vendor, { method, url }) =>
        vendor === 'assistant' && matching.test(`${method} ${url}`) ? { status, headers, body } : undefined,
      );
    },
  };
}

export const texts = (result: Record<string, unknown>): string[] =>
  (result.messages as { level: string; text: string }[]).map(({ level, text }) => `${level}: ${text}`);
