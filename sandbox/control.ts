// What the port serves beside the vendors: the page and /_sandbox/.
import { z } from 'zod';
import type { AssistantSnapshot } from './assistant/index';
import { settingsPatchSchema as assistantSettingsSchema } from './assistant/settings';
import type { CleverTapSnapshot } from './clevertap/index';
import { settingsPatchSchema as cleverTapSettingsSchema } from './clevertap/settings';
import type { Sandbox } from './contract';
import { html, json } from './core/answer';
import { createRouter, type Routed } from './core/router';
import { type SandboxRequest, type SandboxResponse, vendorNames } from './core/types';
import { parseFaults } from './faults/index';
import type { HubSpotSnapshot } from './hubspot/index';
import { settingsPatchSchema } from './hubspot/settings';
import { renderPage } from './page';
import { newPersonSchema, personChangesSchema } from './pipedrive/inputs';
import { settingsPatchSchema as pipedriveSettingsSchema } from './pipedrive/settings';
import type { PipedriveSnapshot } from './pipedrive/snapshot';

interface Control extends Routed {
  run(body: unknown, params: Record<string, string>): unknown;
}

const moment = z.union([z.int(), z.string()]);
const clockSchema = z.union([z.strictObject({ now: moment }), z.strictObject({ advance_ms: z.int() })]);
const propertiesSchema = z.strictObject({ properties: z.record(z.string(), z.string()) });

export interface Snapshots {
  hubspot: HubSpotSnapshot;
  pipedrive: PipedriveSnapshot;
  clevertap: CleverTapSnapshot;
  assistant: AssistantSnapshot;
}

export function createControl(sandbox: Sandbox, snapshot: () => Snapshots) {
  const state = () => {
    const { seed, struck } = sandbox.faults;
    return {
      now: sandbox.clock.now(),
      ...snapshot(),
      faults: { seed, struck },
      requests: sandbox.requests,
    };
  };
  const match = createRouter(controls(sandbox, state));
  return (request: SandboxRequest): SandboxResponse => {
    const [, prefix = '', ...rest] = request.url.split('?')[0]?.split('/') ?? [];
    const vendor = vendorNames.find((name) => name === prefix);
    if (vendor)
      return sandbox.handle(vendor, { ...request, url: request.url.slice(vendor.length + 1) || '/' });
    if (prefix === '' && rest.length === 0) return html(200, renderPage(state()), pageHeaders);
    const matched = match(request.method, `/${[prefix, ...rest].join('/')}`);
    if (matched === undefined || matched === 'wrong method') return unknown(request);
    return attempt(() => matched.route.run(parse(request), matched.params));
  };
}

const pageHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'cache-control': 'no-store',
};

function controls(sandbox: Sandbox, state: () => unknown): Control[] {
  const { hubspot, clock } = sandbox;
  return [
    { method: 'GET', pattern: '/_sandbox/state', run: state },
    {
      method: 'POST',
      pattern: '/_sandbox/reset',
      run: () => {
        sandbox.reset();
        return { reset: true };
      },
    },
    {
      method: 'POST',
      pattern: '/_sandbox/clock',
      run: (body) => turnClock(sandbox, clockSchema.parse(body)),
    },
    {
      method: 'POST',
      pattern: '/_sandbox/faults',
      run: (body) => ({ seed: sandbox.arm(parseFaults(body)).seed }),
    },
    {
      method: 'POST',
      pattern: '/_sandbox/hubspot/contacts',
      run: (body) => hubspot.addContact(propertiesSchema.parse(body).properties, { at: clock.now() }),
    },
    {
      method: 'POST',
      pattern: '/_sandbox/hubspot/contacts/:id',
      run: (body, { id = '' }) => hubspot.edit(id, propertiesSchema.parse(body).properties),
    },
    {
      method: 'POST',
      pattern: '/_sandbox/hubspot/settings',
      run: (body) => Object.assign(hubspot.settings, settingsPatchSchema.parse(body)),
    },
    ...pipedriveControls(sandbox),
    {
      method: 'POST',
      pattern: '/_sandbox/clevertap/settings',
      run: (body) => Object.assign(sandbox.clevertap.settings, cleverTapSettingsSchema.parse(body)),
    },
    {
      method: 'POST',
      pattern: '/_sandbox/assistant/settings',
      run: (body) => Object.assign(sandbox.assistant.settings, assistantSettingsSchema.parse(body)),
    },
  ];
}

function pipedriveControls({ pipedrive }: Sandbox): Control[] {
  const base = '/_sandbox/pipedrive';
  return [
    {
      method: 'POST',
      pattern: `${base}/persons`,
      run: (body) => pipedrive.addPerson(newPersonSchema.parse(body)),
    },
    {
      method: 'POST',
      pattern: `${base}/persons/:id`,
      run: (body, { id }) => pipedrive.editPerson(Number(id), personChangesSchema.parse(body)),
    },
    {
      method: 'POST',
      pattern: `${base}/settings`,
      run: (body) => Object.assign(pipedrive.settings, pipedriveSettingsSchema.parse(body)),
    },
  ];
}

function turnClock({ clock }: Sandbox, change: z.infer<typeof clockSchema>): { now: number } {
  if ('now' in change) clock.set(change.now);
  else clock.advance(change.advance_ms);
  return { now: clock.now() };
}

function parse({ body }: SandboxRequest): unknown {
  return body === '' ? {} : JSON.parse(body);
}

/** Whoever steers the sandbox is told what was wrong with the order. */
function attempt(run: () => unknown): SandboxResponse {
  try {
    return json(200, run());
  } catch (error) {
    const told = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return json(400, { error: told });
  }
}

function unknown({ method, url }: SandboxRequest): SandboxResponse {
  const prefixes = vendorNames.map((name) => `/${name}`).join(', ');
  const error = `${method} ${url} is not here. Vendors: ${prefixes}. Page: GET /. Control: /_sandbox/….`;
  return json(404, { error, prefixes: [...vendorNames.map((name) => `/${name}`), '/_sandbox'] });
}
