// Operations called without the platform and without nock around them, for tests that make many thousands of calls.
// What an operation gets of Zapier is the little that http/ uses.
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Sandbox, VendorName } from '../../sandbox';
import type { CrmUnderTest } from './crms';
import { travel, type World } from './world';

interface Asked {
  method: string;
  headers: Record<string, string>;
  body?: Buffer | string;
}

/** One connection to the CRM; what it remembers is its own. */
export function openDirect(crm: CrmUnderTest): Pick<World, 'run' | 'forget'> {
  const memory = new Map<string, string>();
  const z = standIn(() => crm.sandbox, memory);
  const authData = {
    hubspot: { crm: 'hubspot', hubspot_access_token: crm.credential },
    pipedrive: { crm: 'pipedrive', pipedrive_api_token: crm.credential, pipedrive_domain: 'acme' },
  }[crm.name];
  return {
    run: async ({ operation }, inputData, extra = {}) => {
      const { perform } = operation as { perform: (z: ZObject, bundle: Bundle) => unknown };
      return (await perform(z, { authData, inputData, ...extra } as Bundle)) as never;
    },
    forget: () => memory.clear(),
  };
}

function standIn(sandbox: () => Sandbox, memory: Map<string, string>): ZObject {
  const cache = {
    get: async (key: string) => JSON.parse(memory.get(key) ?? 'null'),
    set: async (key: string, value: unknown) => memory.set(key, JSON.stringify(value)),
    delete: async (key: string) => memory.delete(key),
  };
  const errors = { Error, HaltedError: Error, ExpiredAuthError: Error, ThrottledError: Error };
  const request = async (url: string, asked: Asked) => ask(sandbox(), url, asked);
  return { cache, errors, request, console } as unknown as ZObject;
}

function ask(sandbox: Sandbox, url: string, { method, headers, body = '' }: Asked) {
  const { origin, pathname, search } = new URL(url);
  const sent = { method, url: pathname + search, headers, body: body.toString() };
  const answer = sandbox.handle(vendorAt(origin), sent);
  travel(answer);
  const named = new Map(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const text = async () => answer.body;
  return { status: answer.status, content: answer.body, text, getHeader: (name: string) => named.get(name) };
}

function vendorAt(origin: string): VendorName {
  if (origin === 'https://api.hubapi.com') return 'hubspot';
  if (/^https:\/\/(api|acme)\.pipedrive\.com$/.test(origin)) return 'pipedrive';
  throw new Error(`Nobody answers at ${origin}.`);
}
