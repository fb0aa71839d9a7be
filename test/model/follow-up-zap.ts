// A Zap on Follow-Up Due as the platform runs it, and what it owes: what is due once, in order, nothing else.
import type { Bundle } from 'zapier-platform-core';
import followUpDue from '../../triggers/follow-up-due';
import { day, minute } from '../helpers/time';
import type { World } from '../helpers/world';
import { type FollowUp, type Journal, localDate, type Standing } from './follow-up-journal';

interface Item {
  id: string;
  lead_id: string;
  number: number;
  of: number;
  message: string;
  schedule: string;
  due_at: string;
  connection_status: string;
  owner: { id: string };
}

export interface Setting {
  inputs: object;
  /** Which leads it shows. */
  covers(standing: Standing): boolean;
}

/** Where memory is lost, so much is looked through again. (docs/follow-ups.md) */
const forgotten = day;
/** How far a poll looks back before the start of the one before, at the most: 65 minutes every 15. */
const lookBack = 80 * minute;
/** What lies this close to the moment of switching on may be old or new: a CRM's stamps are no finer. */
const switching = 2_000;

export class FollowUpZap {
  /** Ids that the platform does not show again. */
  #known = new Set<string>();
  /** What was due when it was switched on. */
  #old = new Set<string>();
  #fired: FollowUp[] = [];
  /** What was due before is not shown: the Zap was off, or memory was lost. */
  #floor = 0;
  /** No poll looks further back, whatever became due there by an edit. */
  #reach = 0;
  /** The starts of the last two polls that surely went through. */
  #marks = [0, 0];
  #forgot = false;
  /** The poll before was cut short: the next one ends its pass. */
  #cut = false;
  fired = 0;

  constructor(
    private readonly journal: Journal,
    private readonly run: World['run'],
    private readonly id: string,
    private readonly setting: Setting,
  ) {}

  async switchOn(): Promise<void> {
    const now = Date.now();
    const items = await this.#ask({ isPopulatingDedupe: true });
    for (const item of items) this.#check(item);
    this.#known = new Set(items.map(({ id }) => id));
    this.#old = new Set(this.#due(0, now).map(({ id }) => id));
    this.#fired = [];
    this.#floor = now;
    this.#reach = now - switching;
    this.#marks = [now, now];
    this.#forgot = false;
    this.#cut = false;
  }

  /** The next poll finds nothing remembered. */
  forget(): void {
    this.#forgot = true;
  }

  /** @param cut time may run out before everything is read */
  async poll(cut = false): Promise<void> {
    const began = Date.now();
    const items = await this.#ask({});
    if (this.#forgot) this.#reach = this.#floor = began - forgotten;
    this.#forgot = false;
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.map(({ due_at }) => due_at)).toEqual(
      items
        .map(({ due_at }) => due_at)
        .sort()
        .reverse(),
    );
    for (const item of items.filter(({ id }) => !this.#known.has(id)).reverse()) this.#fire(item);
    if (!cut && !this.#cut) this.#goOn(began);
    this.#cut = cut;
  }

  /** What fell due since the poll before the last one, and was not shown. */
  missing(): FollowUp[] {
    const [since = 0, until = 0] = this.#marks;
    return this.#due(Math.max(since, this.#floor), until).filter(({ id }) => !this.#isKnown(id));
  }

  /** What has been due ever since its moment, and was never shown. */
  neverShown(): FollowUp[] {
    const all = this.#due(this.#floor, Date.now()).filter(({ id }) => !this.#isKnown(id));
    return all.filter((one) => this.journal.isSteady(one, this.setting.covers));
  }

  #goOn(mark: number): void {
    this.#marks = [this.#marks[1] ?? 0, mark];
    this.#reach = Math.max(this.#floor - switching, mark - lookBack);
  }

  #isKnown(id: string): boolean {
    return this.#known.has(id) || this.#old.has(id);
  }

  #due(since: number, until: number): FollowUp[] {
    const leads = this.journal.leads.filter((lead) => this.setting.covers(this.journal.now(lead)));
    const planned = leads.flatMap((lead) => this.journal.plan(lead));
    return planned.filter(({ at }) => at >= since && at <= until);
  }

  #fire(item: Item): void {
    const followUp = this.#check(item);
    if (followUp.at < this.#reach) throw new Error(`${item.id} was shown after all.`);
    this.#checkOrder(followUp);
    this.#known.add(item.id);
    this.#fired.push(followUp);
    this.fired += 1;
  }

  /** It is due by the plan of the lead as it stands now, and says what stands there. */
  #check(item: Item): FollowUp {
    const standing = this.journal.now(item.lead_id);
    const planned = this.journal.plan(item.lead_id).find(({ id }) => id === item.id);
    if (!planned || !this.setting.covers(standing)) throw new Error(`${JSON.stringify(item)} was invented.`);
    expect(told(item)).toEqual(said(planned, standing));
    expect(planned.at).toBeLessThanOrEqual(Date.now());
    return planned;
  }

  /** Numbers rise and days differ, as long as nobody gives the lead another plan meanwhile. */
  #checkOrder(followUp: FollowUp): void {
    const standing = this.journal.now(followUp.lead);
    if (standing.replanned) return;
    const assignment = `${followUp.lead}-${Date.parse(standing.assigned)}-`;
    const last = this.#fired.findLast(({ id }) => id.startsWith(assignment));
    if (!last) return;
    expect(followUp.number).toBeGreaterThan(last.number);
    expect(localDate(followUp.at, standing)).not.toBe(localDate(last.at, standing));
  }

  #ask(meta: object): Promise<Item[]> {
    const extra = { meta: { ...meta, zap: { id: this.id } } };
    return this.run<Item[]>(followUpDue, this.setting.inputs, extra as Partial<Bundle>);
  }
}

const told = ({ id, lead_id, number, of, message, due_at, schedule, connection_status, owner }: Item) => ({
  ...{ id, lead: lead_id, number, of, message, at: Date.parse(due_at) },
  ...{ schedule, status: connection_status, owner: owner.id },
});

const said = (followUp: FollowUp, { schedule, status, owner }: Standing) => ({
  ...followUp,
  ...{ schedule, status, owner },
});
