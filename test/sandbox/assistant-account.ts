// One test's organisation at the assistant's service: a standing clock, two assistants, and a token.
import {
  assistantClientId,
  assistantClientSecret,
  assistantUserIdentifier,
  createSandbox,
} from '../../sandbox/index';
import { noon } from './portal';

export const grant = 'grant_type=client_credentials&scope=leads%2Fpost';
const basic = Buffer.from(`${assistantClientId}:${assistantClientSecret}`).toString('base64');
export const login = {
  Authorization: `Basic ${basic}`,
  'Content-Type': 'application/x-www-form-urlencoded',
};

export function openOrganisation() {
  const sandbox = createSandbox({ now: () => noon });
  const { assistant: service } = sandbox;
  service.addAssistant({ name: 'Zoe', emailid: 'zoe@assistants.example' });
  service.addAssistant({ name: 'Ravi', emailid: 'ravi@assistants.example' });
  const send = (method: string, url: string, body: unknown, headers: Record<string, string>) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = sandbox.handle('assistant', { method, url, headers, body: text });
    const isJson = answer.headers['content-type']?.startsWith('application/json');
    return { status: answer.status, text: answer.body, json: isJson ? JSON.parse(answer.body) : undefined };
  };
  const token = () => send('POST', '/oauth2/token', grant, login).json.access_token;
  const headers = {
    Authorization: `Bearer ${token()}`,
    '7ts-user-identifier': assistantUserIdentifier,
    'Content-Type': 'application/json',
  };
  const ask = (method: string, url: string, body: unknown = '', more: object = {}) =>
    send(method, url, body, { ...headers, ...more });
  return {
    sandbox,
    service,
    send,
    ask,
    create: (lead: object) => ask('POST', '/leads', { ...ada, ...lead }),
    update: (lead: object) => ask('PUT', '/leads', { ...ada, ...lead }),
    stop: (lead: object = {}) => ask('PUT', '/leads/stop/followup', { ...ada, ...lead }),
  };
}

/** What no write goes without. */
export const ada = {
  name: 'Ada',
  email: 'ada@moreau-optics.example',
  assistantEmail: 'zoe@assistants.example',
};
