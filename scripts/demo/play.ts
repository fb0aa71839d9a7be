// One sales day on one CRM, through the package, with Zaps on all four triggers.
import type { Sandbox } from '../../sandbox';
import type { DemoClock } from './clock';
import type { DemoCrm } from './crms';
import { bold, dim, green, red, say, table, yellow } from './print';
import { cast, day, type Ending, ending, type LeadKey, type Person, people, type Step } from './story';
import { type Item, Zap, type Zapier } from './zapier';

const triggers = ['lead_assigned', 'lead_status_changed', 'lead_became_hot', 'lead_handed_back'];
const nameOfLead = (key: LeadKey) => `${cast[key].first} ${cast[key].last}`;

export class Play {
  private readonly owners = new Map<Person, string>();
  private readonly leads = new Map<LeadKey, string>();
  private readonly why = new Map<LeadKey, string>();
  private readonly fired = new Map<string, number>();
  private zaps: Zap[] = [];

  constructor(
    readonly sandbox: Sandbox,
    private readonly crm: DemoCrm,
    private readonly zapier: Zapier,
    private readonly clock: DemoClock,
  ) {}

  /** @returns whether every lead ended where the rules say */
  async run(): Promise<boolean> {
    await this.prepare();
    for (const [minutes, step] of day) {
      this.clock.advance(minutes);
      await this.take(step);
      await this.pollAll();
    }
    return this.close();
  }

  private async prepare(): Promise<void> {
    for (const person of Object.keys(people) as Person[]) this.owners.set(person, this.crm.addPerson(person));
    const account = await this.zapier.call('authentication.test');
    this.tell(`connected to ${bold(String(Object(account).label))}`);
    const { created, updated } = await this.zapier.create('set_up_crm', {});
    this.tell(`set_up_crm  ${created} fields created, ${updated} lists of options extended`);
    for (const key of Object.keys(cast) as LeadKey[]) {
      this.leads.set(key, this.crm.addLead(cast[key], this.idOf(cast[key].owner)));
    }
    this.clock.advance(1);
    this.zaps = triggers.map((trigger) => new Zap(this.zapier, trigger));
    for (const zap of this.zaps) await this.paced(() => zap.switchOn());
    this.tell(`${this.leads.size} leads in the CRM; a Zap on each of ${triggers.join(', ')}\n`);
  }

  private async take(step: Step): Promise<void> {
    const lead = this.leads.get(step.lead) ?? '';
    const name = nameOfLead(step.lead);
    if (step.does === 'by-hand') {
      this.crm.giveByHand(lead, this.idOf('Zoe'));
      this.tell(`${yellow('in the CRM')}  ${cast[step.lead].owner} makes Zoe the owner of ${name}`);
    } else if (step.does === 'assign') {
      const { context, schedule } = step;
      const input = { lead, assistant: people.Zoe.email, context, schedule };
      await this.act('assign_lead', input, step.lead, `${name} → Zoe`);
    } else {
      const { state, note, resumeOn: resume_on } = step;
      await this.act('report_lead_state', { lead, state, note, resume_on }, step.lead, `${name} is ${state}`);
    }
  }

  private async act(key: string, input: object, lead: LeadKey, what: string): Promise<void> {
    const result = await this.paced(() => this.zapier.create(key, input));
    const rule = Object(result.rule);
    const why = rule.name ? `${rule.name} (${rule.file}:${rule.line})` : '';
    if (result.decision === 'already_assigned') return;
    this.why.set(lead, `${result.decision}: ${why}`);
    const owner = this.nameOf(String(result.owner_id));
    this.tell(`${key}  ${what}  ${bold(String(result.decision))} ${dim(`by ${why}; owner ${owner}`)}`);
  }

  private async pollAll(): Promise<void> {
    this.clock.advance(1);
    for (const zap of this.zaps) {
      for (const item of await this.paced(() => zap.poll())) await this.fire(zap.trigger, item);
    }
  }

  private async fire(trigger: string, item: Item): Promise<void> {
    const key = [...this.leads].find(([, id]) => id === item.lead_id)?.[0];
    if (!key) return;
    const ofOwner = trigger === 'lead_assigned' || trigger === 'lead_handed_back';
    const change = ofOwner
      ? `${Object(item.previous_owner).name || 'nobody'} → ${Object(item.owner).name || 'nobody'}`
      : `${item.previous_connection_status || 'empty'} → ${item.connection_status || 'empty'}`;
    this.tell(`    ${green('fires')} ${trigger}  ${nameOfLead(key)}: ${change}`);
    const count = `${trigger} ${key}`;
    this.fired.set(count, (this.fired.get(count) ?? 0) + 1);
    // The Zap behind Lead Assigned: whoever was given to the assistant by hand is picked up.
    const input = { lead: item.lead_id, assistant: Object(item.owner).id };
    if (trigger === 'lead_assigned') await this.act('accept_lead', input, key, nameOfLead(key));
  }

  /** A few hundred milliseconds a call, as in life: HubSpot allows five searches a second. */
  private paced<T>(work: () => Promise<T>): Promise<T> {
    this.clock.advance(0.02);
    return work();
  }

  private close(): boolean {
    const rows = (Object.keys(ending) as LeadKey[]).map((key) => this.judge(key, ending[key]));
    say();
    const withStages = rows.some(({ cells }) => cells[3] !== '');
    const shown = ({ cells }: { cells: string[] }) => cells.filter((_, column) => withStages || column !== 3);
    table(shown({ cells: ['lead', 'state', 'owner', 'stage', 'why', ''] }), rows.map(shown));
    const faults = rows.flatMap((row) => row.faults);
    for (const fault of faults) say(red(fault));
    const well = faults.length === 0;
    say(
      well
        ? green('\nEvery lead ended where the rules say, and every change fired once.\n')
        : red('\nThe day did not end as it should.\n'),
    );
    return well;
  }

  private judge(key: LeadKey, expected: Ending): { cells: string[]; faults: string[] } {
    const { state, ownerId, stage } = this.crm.standing(this.leads.get(key) ?? '');
    const owner = this.nameOf(ownerId);
    const found: Record<string, string | number> = { state, owner, ...(this.crm.stages && { stage }) };
    const meant: Record<string, string | number> = {
      state: expected.state,
      owner: expected.owner,
      stage: expected.stage,
    };
    const faults = [
      ...Object.keys(found).filter((what) => found[what] !== meant[what]),
      ...triggers.filter(
        (trigger) => (this.fired.get(`${trigger} ${key}`) ?? 0) !== (expected.fired[trigger] ?? 0),
      ),
    ].map(
      (what) =>
        `${nameOfLead(key)}: ${what} is not what it should be (${meant[what] ?? expected.fired[what] ?? 0})`,
    );
    const verdict = faults.length === 0 ? 'ok' : 'WRONG';
    return { faults, cells: [nameOfLead(key), state, owner, stage, this.why.get(key) ?? '', verdict] };
  }

  private tell(text: string): void {
    say(`${dim(this.clock.label())}  ${text}`);
  }

  private idOf = (person: Person): string => this.owners.get(person) ?? '';
  private nameOf = (id: string): string =>
    [...this.owners].find(([, owner]) => owner === id)?.[0] ?? 'nobody';
}
