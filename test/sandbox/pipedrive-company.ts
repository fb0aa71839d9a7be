// One test's company: a standing clock and a way to ask it something.
import { createSandbox, pipedriveToken, type Sandbox, type SandboxOptions } from '../../sandbox/index';
import { noon, type Reply } from './portal';

export { noon, pipedriveToken };
export const mara = 2201;
export const persons = '/api/v2/persons';
export const deals = '/api/v2/deals';
export const organizations = '/api/v2/organizations';
export const leads = '/api/v1/leads';

export type Ask = (method: string, url: string, body?: unknown, headers?: Record<string, string>) => Reply;
export interface Opened {
  sandbox: Sandbox;
  pipedrive: Sandbox['pipedrive'];
  ask: Ask;
}

export function openCompany(options: SandboxOptions = {}): Opened {
  const sandbox = createSandbox({ now: () => noon, ...options });
  const ask: Ask = (method, url, body, headers = {}) => {
    const answer = sandbox.handle('pipedrive', {
      method,
      url,
      headers: { 'x-api-token': pipedriveToken, 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const isJson = answer.headers['content-type']?.startsWith('application/json');
    return { ...answer, text: answer.body, body: isJson ? JSON.parse(answer.body) : undefined };
  };
  return { sandbox, pipedrive: sandbox.pipedrive, ask };
}

export const ids = ({ body }: Reply): number[] => (body.data ?? []).map(({ id }: { id: number }) => id);

/** A person of each type's field, with the keys by name. */
export function withLead() {
  const company = openCompany();
  const { pipedrive } = company;
  const states = ['Cold', 'Hot'];
  const status = pipedrive.addField('persons', {
    name: 'Lead Connection Status',
    type: 'enum',
    options: states,
  });
  const context = pipedrive.addField('persons', { name: 'Context', type: 'text' });
  const zoe = pipedrive.addUser({ name: 'Zoe', email: 'zoe@assistants.example' });
  const lead = pipedrive.addPerson({ name: 'Ada Byron', emails: ['ada@acme.example'] });
  const option = (label: string): unknown => status.options?.find((one) => one.label === label)?.id;
  return {
    ...company,
    lead,
    zoe,
    status: status.code,
    context: context.code,
    option,
    path: `${persons}/${lead.id}`,
  };
}
