// Whatever people do and however deliveries come: after a last wake-up each instant trigger alone has fired the true
// transitions, each once.

import { type InstantZap, instantTriggers, instantZapsOf } from '../helpers/instant-zaps';
import { usePipedrive } from '../helpers/pipedrive-under-test';
import fc from '../helpers/properties';
import { advance, day, hour, minute } from '../helpers/time';
import type { Item } from '../helpers/zaps';

const crm = usePipedrive();
const { zapOn, deliver } = instantZapsOf(crm);
const desk = () => crm.sandbox.pipedrive.webhooks;

const names = ['leadAssigned', 'leadStatusChanged', 'leadBecameHot', 'leadHandedBack'] as const;
type Name = (typeof names)[number];
type Person = 'pat' | 'quinn' | 'zoe' | 'ravi';

const fates = ['arrives', 'arrives twice', 'is dropped', 'is late', 'fails first'] as const;
const status = fc.constantFrom('', 'Cold', 'Warm', 'Hot', 'Responded');
const owner = fc.constantFrom<Person>('pat', 'quinn', 'zoe', 'ravi');
const step = fc.record({
  act: fc.oneof(
    { weight: 4, arbitrary: fc.record({ lead: fc.nat(9), status }) },
    { weight: 4, arbitrary: fc.record({ lead: fc.nat(9), owner }) },
    fc.record({ lead: fc.nat(9), company: fc.constantFrom('Moreau & Sons', 'Moreau Group') }),
    fc.record({ added: fc.constant(true), status, owner }),
    fc.constant({ lateOnesArrive: true }),
  ),
  /** What becomes of what each of the four is told. */
  fate: fc.array(fc.constantFrom(...fates), { minLength: names.length, maxLength: names.length }),
  wait: fc.constantFrom(0, 400, 1_000, 20_000, 5 * minute, 6 * hour),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What truly happened, entered as it is done. */
interface Truth {
  leads: { id: string; status: string; owner: Person }[];
  happened: { lead: string; from: string; to: string; field: 'status' | 'owner'; at: string }[];
}

/** Moments are whole seconds. */
const thisSecond = () => new Date(Math.floor(Date.now() / 1_000) * 1_000).toISOString();

function enter(truth: Truth, lead: string, field: 'status' | 'owner', from: string, to: string): void {
  if (from !== to) truth.happened.push({ lead, field, from, to, at: thisSecond() });
}

function change(
  truth: Truth,
  index: number,
  values: { status?: string; owner?: Person; company?: string },
): void {
  const lead = truth.leads[index % truth.leads.length];
  if (!lead) return;
  const { status: connection_status, owner: person, company } = values;
  crm.edit(lead.id, {
    ...(connection_status !== undefined && { connection_status }),
    ...(person && { ownerId: crm[person] }),
    ...(company && { company }),
  });
  enter(truth, lead.id, 'status', lead.status, connection_status ?? lead.status);
  enter(truth, lead.id, 'owner', lead.owner, person ?? lead.owner);
  Object.assign(lead, values);
}

function add(truth: Truth, values: { status: string; owner: Person }): void {
  const id = crm.lead({ connection_status: values.status, ownerId: crm[values.owner] });
  truth.leads.push({ id, ...values });
  enter(truth, id, 'status', '', values.status);
  enter(truth, id, 'owner', '', values.owner);
}

async function act(truth: Truth, { act: what }: Step): Promise<void> {
  if ('lead' in what) change(truth, what.lead, what);
  else if ('added' in what) add(truth, what);
  else await desk().flush(deliver);
}

type Zaps = Record<Name, InstantZap>;

/** @param met deliveries whose fate is decided */
async function meet(zaps: Zaps, met: Set<number>, fate: Step['fate']): Promise<void> {
  const fresh = desk()
    .deliveries()
    .filter(({ id, state }) => state === 'waiting' && !met.has(id));
  for (const { id, url } of fresh) {
    met.add(id);
    const which = fate[names.findIndex((name) => zaps[name].url === url)];
    if (which === 'is dropped') desk().drop(id);
    if (which === 'arrives' || which === 'arrives twice') await desk().deliver(id, deliver);
    if (which === 'arrives twice') await desk().deliver(id, deliver);
    if (which === 'fails first') await desk().deliver(id, async () => ({ status: 503 }));
  }
}

const assistants: readonly string[] = ['zoe', 'ravi'];
const shown: Record<Name, (change: Truth['happened'][number]) => boolean> = {
  leadAssigned: ({ field, to }) => field === 'owner' && assistants.includes(to),
  leadHandedBack: ({ field, from, to }) =>
    field === 'owner' && assistants.includes(from) && !assistants.includes(to),
  leadStatusChanged: ({ field }) => field === 'status',
  leadBecameHot: ({ field, to }) => field === 'status' && to === 'Hot',
};

const told = (name: Name, { happened }: Truth) =>
  happened
    .filter(shown[name])
    .map(({ lead, from, to, at }) => `${lead} ${from}>${to} ${at}`)
    .sort();

function fired(name: Name, { fired: items }: InstantZap): string[] {
  const nameOf = (id: string) =>
    (['pat', 'quinn', 'zoe', 'ravi'] as const).find((one) => crm[one] === id) ?? '';
  const fromTo = (item: Item) =>
    name === 'leadAssigned' || name === 'leadHandedBack'
      ? `${nameOf(item.previous_owner.id)}>${nameOf(item.owner.id)}`
      : `${item.previous_connection_status}>${item.connection_status}`;
  return items.map((item) => `${item.lead_id} ${fromTo(item)} ${item.changed_at}`).sort();
}

async function play(steps: readonly Step[]): Promise<void> {
  advance(2 * day);
  const truth: Truth = { leads: [], happened: [] };
  for (let count = 0; count < 2; count += 1) add(truth, { status: '', owner: 'pat' });
  truth.happened = [];
  advance(minute);
  const zaps = byName((name) => zapOn(instantTriggers[name]));
  const met = new Set<number>();
  for (const name of names) await zaps[name].on();
  for (const one of steps) {
    await act(truth, one);
    await meet(zaps, met, one.fate);
    advance(one.wait);
  }
  // The last wake-up; what is late still never comes.
  change(truth, 0, { company: 'Moreau' });
  await meet(
    zaps,
    met,
    names.map(() => 'arrives'),
  );
  for (const name of names) expect([name, fired(name, zaps[name])]).toEqual([name, told(name, truth)]);
  for (const name of names) await zaps[name].off();
}

const byName = (zap: (name: Name) => InstantZap): Zaps => ({
  leadAssigned: zap('leadAssigned'),
  leadStatusChanged: zap('leadStatusChanged'),
  leadBecameHot: zap('leadBecameHot'),
  leadHandedBack: zap('leadHandedBack'),
});

test('dropped, doubled, late and failing deliveries change nothing of what is fired in the end', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), play), { numRuns: 12 });
}, 120_000);
