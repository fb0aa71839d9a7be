// Whatever people edit and whenever a Zap polls: `record_updated` shows each state that lasts once, and none that was not.

import recordUpdated from '../../triggers/record-updated';
import type { CrmUnderTest } from '../helpers/crms';
import { openDirect } from '../helpers/direct';
import { usePipedrive } from '../helpers/pipedrive-under-test';
import fc from '../helpers/properties';
import { advance, day, hour, minute } from '../helpers/time';
import type { World } from '../helpers/world';
import { mostTime, report, rounds, runFor } from './budget';

interface Item {
  id: string;
  record_id: string;
  name: string;
}

const crm = usePipedrive();
const crmNow = () => Date.now() - (Date.now() % 1_000);
/** Until then a record may change once more under the same stamp. */
const settling = 3_000;

/** What companies are called, and since when: all that ever was. */
class Companies {
  readonly ids: number[] = [];
  /** By the id that an item of that state bears. */
  readonly states = new Map<string, string>();
  readonly #latest = new Map<number, { id: string; at: number }>();

  constructor(private readonly pipedrive: CrmUnderTest['sandbox']['pipedrive']) {}

  add(name: string): void {
    const { id } = this.pipedrive.addOrganization({ name });
    this.ids.push(id);
    this.#enter(id, name);
  }

  rename(index: number, name: string): void {
    const id = this.ids[index % this.ids.length];
    if (id === undefined || this.pipedrive.organization(id)?.name === name) return;
    this.pipedrive.editOrganization(id, { name });
    this.#enter(id, name);
  }

  /** The present states that came up in this span. */
  since(moment: number): string[] {
    return [...this.#latest.values()].filter(({ at }) => at >= moment).map(({ id }) => id);
  }

  #enter(id: number, name: string): void {
    const at = crmNow();
    const state = `company-${id}-${at}`;
    this.states.set(state, name);
    this.#latest.set(id, { id: state, at });
  }
}

class RecordZap {
  /** What it showed, or knew from the start: the name by the id. */
  readonly #known = new Map<string, string>();
  /** What is older is old news: it was there before, or went with a memory that was lost. */
  #since = 0;
  #forgot = false;
  fired = 0;

  constructor(
    private readonly run: World['run'],
    private readonly companies: Companies,
    private readonly id: string,
  ) {}

  async switchOn(): Promise<void> {
    for (const { id, name } of await this.#ask({ isPopulatingDedupe: true })) this.#known.set(id, name);
    this.#since = crmNow();
  }

  forget(): void {
    this.#forgot = true;
  }

  async poll(): Promise<void> {
    const began = Date.now();
    const items = await this.#ask({});
    if (this.#forgot) this.#since = Math.max(this.#since, began - day);
    this.#forgot = false;
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    for (const { id, name } of items.filter((item) => !this.#known.has(item.id))) {
      expect({ id, name }).toEqual({ id, name: this.companies.states.get(id) });
      this.#known.set(id, name);
      this.fired += 1;
    }
  }

  missing(): string[] {
    const { states } = this.companies;
    return this.companies.since(this.#since).filter((id) => this.#known.get(id) !== states.get(id));
  }

  #ask(meta: object): Promise<Item[]> {
    const input = { record_type: 'organization', fire_on: 'both' };
    return this.run<Item[]>(recordUpdated, input, { meta: { ...meta, zap: { id: this.id } } as never });
  }
}

const name = fc.constantFrom('Moreau', 'Moreau Optics', 'Moreau & Sons');
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ add: name, count: fc.constantFrom(1, 1, 1, 12) }) },
  { weight: 6, arbitrary: fc.record({ rename: fc.nat(30), to: name }) },
  { weight: 4, arbitrary: fc.record({ wait: fc.constantFrom(1, 400, 2_000, minute, hour, day, 6 * day) }) },
  { weight: 4, arbitrary: fc.record({ poll: fc.constantFrom('at once', 'slowly', 'settled') }) },
  fc.constant({ forget: true as const }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Pages of a few records, so that there are many; slowly means that time is up after the first. */
function cutPages(slowly: boolean): void {
  const { sandbox } = crm;
  sandbox.interceptors.length = 0;
  sandbox.interceptors.push((vendor, request) => {
    if (!/organizations\?.*limit=500/.test(request.url)) return undefined;
    if (slowly) advance(17_000);
    return sandbox.handle(vendor, { ...request, url: request.url.replace('limit=500', 'limit=5') });
  });
}

async function take(one: Step, { companies, zap, forget }: Played): Promise<void> {
  if ('add' in one) for (let made = 0; made < one.count; made += 1) companies.add(one.add);
  if ('rename' in one) companies.rename(one.rename, one.to);
  if ('wait' in one) advance(one.wait);
  if ('forget' in one) forget();
  if ('poll' in one) await pollOnce(zap, one.poll);
}

interface Played {
  companies: Companies;
  zap: RecordZap;
  forget(): void;
}

async function pollOnce(zap: RecordZap, how: 'at once' | 'slowly' | 'settled'): Promise<void> {
  if (how === 'settled') advance(settling);
  cutPages(how === 'slowly');
  await zap.poll();
}

test.each(rounds)(
  'each lasting state of a company is shown once (round %i)',
  async (round) => {
    const counts = { runs: 0, states: 0, items: 0 };
    const property = fc.asyncProperty(fc.array(step, { maxLength: 50, size: 'max' }), async (steps) => {
      advance(30 * day);
      const connection = openDirect(crm);
      const companies = new Companies(crm.sandbox.pipedrive);
      const zap = new RecordZap(connection.run, companies, String(counts.runs));
      companies.add('Moreau');
      advance(minute);
      cutPages(false);
      await zap.switchOn();
      const forget = () => {
        connection.forget();
        zap.forget();
      };
      for (const one of steps) await take(one, { companies, zap, forget });
      for (let polls = 0; polls < 3; polls += 1) await pollOnce(zap, 'settled');
      expect(zap.missing()).toEqual([]);
      counts.runs += 1;
      counts.states += companies.states.size;
      counts.items += zap.fired;
    });
    report(
      'Changed records against a model',
      await runFor({ seeds: 60, share: 0.2 }, round, property),
      counts,
    );
  },
  mostTime,
);
