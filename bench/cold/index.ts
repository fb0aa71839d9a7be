// How long a user waits for a process that is not warm yet, and how large it is: against a bare integration.
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { number, object, record, string, unknown } from 'zod/mini';
import { createSandbox, hubspotToken, type Sandbox } from '../../sandbox';
import { type Figure, kilobytes, median, megabytes, ms, type Part, type Table, times } from '../figure';
import { type Package, packages } from './packages';

const runs = 21;
const run = promisify(execFile);
const first = object({
  milliseconds: number(),
  own: number(),
  resident: number(),
  results: unknown(),
  cache: record(string(), unknown()),
});
type First = ReturnType<typeof first.parse>;

export const coldStart: Part = {
  name: 'cold',
  run: async () => {
    const both = await packages();
    return [await answers(both), sizes(both)];
  },
};

/** Runs of the two by turns, so that what slows the machine slows both. */
async function answers({ relay, bare }: Record<'relay' | 'bare', Package>): Promise<Table> {
  const sandbox = createSandbox();
  const lead = leadIn(sandbox);
  const server = await sandbox.listen();
  try {
    const events = { relay: relayEvent(server.url, lead), bare: bareEvent(server.url, lead) };
    // What every connection has asked once and remembers.
    const { cache } = await answer(relay, { ...events.relay, zcacheTestObj: {} });
    const seen: Record<'relay' | 'bare', First[]> = { relay: [], bare: [] };
    for (let turn = 0; turn < runs; turn += 1) {
      seen.bare.push(await answer(bare, events.bare));
      seen.relay.push(await answer(relay, { ...events.relay, zcacheTestObj: cache }));
    }
    return table(seen);
  } finally {
    await server.close();
  }
}

function leadIn({ hubspot }: Sandbox): string {
  hubspot.addProperty({
    name: 'context',
    label: 'Context',
    type: 'string',
    fieldType: 'textarea',
    groupName: 'contactinformation',
  });
  return hubspot.addContact({ email: 'ada@moreau.example', context: 'Lenses' }).id;
}

const execute = (url: string, method: string, bundle: object) => ({
  command: 'execute',
  method,
  bundle: { ...bundle, meta: {} },
  environment: { RELAY_SANDBOX_URL: url },
  zcacheTestObj: {},
  calledFromCli: true,
});

/** An unchanged lead by id: one request, as the bare one. */
const relayEvent = (url: string, lead: string) =>
  execute(url, 'creates.set_context.operation.perform', {
    authData: { crm: 'hubspot', hubspot_access_token: hubspotToken },
    inputData: { lead, context: 'Lenses' },
  });

const bareEvent = (url: string, lead: string) =>
  execute(url, 'creates.touch.operation.perform', {
    authData: { token: hubspotToken },
    inputData: { url: `${url}/hubspot/crm/objects/2026-09/contacts/${lead}` },
  });

async function answer({ folder }: Package, event: object): Promise<First> {
  const child = resolve('bench', 'cold', 'first-answer.cjs');
  const { stdout } = await run(process.execPath, [child, JSON.stringify(event)], {
    cwd: folder,
    maxBuffer: 50e6,
  });
  return first.parse(JSON.parse(stdout));
}

type Measure = 'milliseconds' | 'own' | 'resident';

function table(seen: Record<'relay' | 'bare', First[]>): Table {
  const middle = (of: Measure) => ({
    relay: median(seen.relay.map((one) => one[of])),
    bare: median(seen.bare.map((one) => one[of])),
    /** The middle of the ratios of runs one after the other: what else the machine did hits both. */
    ratio: median(seen.relay.map((one, turn) => one[of] / (seen.bare[turn]?.[of] ?? one[of]))),
  });
  const [time, own, memory] = [middle('milliseconds'), middle('own'), middle('resident')];
  const more = memory.relay - memory.bare;
  const figures: Figure[] = [
    {
      what: `process start to first answer, median of ${runs}`,
      value: `${ms(time.relay)} (${times(time.ratio)})`,
      peer: `bare: ${ms(time.bare)}`,
      limit: '1.15×',
      used: time.ratio / 1.15,
    },
    {
      what: 'of that, the process itself',
      value: `${ms(own.relay)} (${times(own.ratio)})`,
      peer: `bare: ${ms(own.bare)}`,
      limit: '',
    },
    {
      what: 'resident memory after it',
      value: `${megabytes(memory.relay)} (+${megabytes(more)})`,
      peer: `bare: ${megabytes(memory.bare)}`,
      limit: '+10 MB',
      used: more / 10e6,
    },
  ];
  return { title: '1. Cold start: one action that makes one request', figures };
}

function sizes({ relay, bare }: Record<'relay' | 'bare', Package>): Table {
  const more = relay.bytes - bare.bytes;
  const stayOut = (what: string, pattern: RegExp): Figure => {
    const inside = relay.holds(pattern);
    return {
      what,
      value: inside ? 'in the zip' : 'not in the zip',
      peer: '',
      limit: 'not in the zip',
      used: inside ? 2 : 1,
    };
  };
  return {
    title: '1. Size of the package',
    figures: [
      {
        what: 'build.zip',
        value: `${kilobytes(relay.bytes)} (+${kilobytes(more)})`,
        peer: `bare: ${kilobytes(bare.bytes)}`,
        limit: '+250 KB',
        used: more / (250 * 1024),
      },
      stayOut('YAML', /YAMLParseError|node_modules\/yaml\//),
      stayOut('JSON Logic', /json-logic|jsonLogic/),
    ],
  };
}
