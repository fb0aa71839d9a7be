// npm run demo: plays a sales day through the package as Zapier would call it, against the sandbox over HTTP.
import { join } from 'node:path';
import { createSandbox, hubspotToken } from '../sandbox';
import { type DemoClock, startClock } from './demo/clock';
import { bold, dim, green, red, say, table, yellow } from './demo/print';
import { cast, day, ending, type LeadKey, type Person, people, type Step } from './demo/story';
import { type Item, Zap, Zapier } from './demo/zapier';
import { openPackage } from './packaged';

const triggers = ['lead_assigned', 'lead_status_changed', 'lead_became_hot', 'lead_handed_back'];

class Demo {
  readonly sandbox = createSandbox({ now: () => Date.now() });
  readonly owners = new Map<Person, string>();
  readonly leads = new Map<LeadKey, string>();
  readonly why = new Map<LeadKey, string>();
  readonly fired = new Map<string, number>();
  private zaps: Zap[] = [];

  constructor(
    private readonly clock: DemoClock,
    private readonly zapier: (url: string) => Zapier,
  ) {}

  async play(): Promise<boolean> {
    for (const [name, person] of Object.entries(people))
      this.owners.set(name as Person, this.sandbox.hubspot.addOwner(person).id);
    const server = await this.sandbox.listen();
    try {
      const zapier = this.zapier(server.url);
      await this.prepare(zapier);
      for (const [minutes, step] of day) {
        this.clock.advance(minutes);
        await this.take(zapier, step);
        await this.pollAll(zapier);
      }
      return this.close();
    } finally {
      await server.close();
    }
  }

  private async prepare(zapier: Zapier): Promise<void> {
    const account = await zapier.call('authentication.test');
    say(`${dim(this.clock.label())}  connected to ${bold(String(Object(account).label))}`);
    const setUp = await zapier.create('set_up_crm', {});
    say(
      `${dim(this.clock.label())}  set_up_crm  ${setUp.created} fields created, ${setUp.updated} lists of options extended`,
    );
    for (const [key, { first, last, email, company, country, owner, status }] of Object.entries(cast)) {
      const contact = this.sandbox.hubspot.addContact({
        ...{ firstname: first, lastname: last, email, company, country, hs_lead_status: 'NEW' },
        hubspot_owner_id: this.id(owner),
        ...(status && { lead_connection_status: status }),
      });
      this.leads.set(key as LeadKey, contact.id);
    }
    this.clock.advance(1);
    this.zaps = triggers.map((trigger) => new Zap(zapier, trigger));
    for (const zap of this.zaps) await this.paced(() => zap.switchOn());
    say(
      `${dim(this.clock.label())}  ${this.leads.size} leads in the CRM; a Zap on each of ${triggers.join(', ')}\n`,
    );
  }

  private async take(zapier: Zapier, step: Step): Promise<void> {
    const lead = this.leads.get(step.lead) ?? '';
    const name = `${cast[step.lead].first} ${cast[step.lead].last}`;
    if (step.does === 'by-hand') {
      this.sandbox.hubspot.edit(lead, { hubspot_owner_id: this.id('Zoe') });
      say(
        `${dim(this.clock.label())}  ${yellow('in the CRM')}  ${cast[step.lead].owner} makes Zoe the owner of ${name}`,
      );
      return;
    }
    const [key, input, what] =
      step.does === 'assign'
        ? [
            'assign_lead',
            { lead, assistant: people.Zoe.email, context: step.context, schedule: step.schedule },
            '→ Zoe',
          ]
        : [
            'report_lead_state',
            { lead, state: step.state, note: step.note, resume_on: step.resumeOn },
            `is ${step.state}`,
          ];
    this.tell(step.lead, `${key}  ${name} ${what}`, await this.paced(() => zapier.create(key, input)));
  }

  private tell(lead: LeadKey, text: string, result: Record<string, unknown>): void {
    const rule = Object(result.rule);
    const why = rule.name ? `${rule.name} (${rule.file}:${rule.line})` : '';
    this.why.set(lead, `${result.decision}: ${why}`);
    const owner = this.nameOf(String(result.owner_id));
    say(
      `${dim(this.clock.label())}  ${text}  ${bold(String(result.decision))} ${dim(`by ${why}; owner ${owner}`)}`,
    );
  }

  private async pollAll(zapier: Zapier): Promise<void> {
    this.clock.advance(1);
    for (const zap of this.zaps) {
      for (const item of await this.paced(() => zap.poll())) await this.fire(zapier, zap.trigger, item);
    }
  }

  private async fire(zapier: Zapier, trigger: string, item: Item): Promise<void> {
    const name = `${item.first_name} ${item.last_name}`;
    const { owner, previous_owner: previous } = item;
    const change =
      trigger === 'lead_assigned' || trigger === 'lead_handed_back'
        ? `${Object(previous).name || 'nobody'} → ${Object(owner).name || 'nobody'}`
        : `${item.previous_connection_status || 'empty'} → ${item.connection_status || 'empty'}`;
    say(`${dim(this.clock.label())}      ${green('fires')} ${trigger}  ${name}: ${change}`);
    const count = `${trigger} ${item.lead_id}`;
    this.fired.set(count, (this.fired.get(count) ?? 0) + 1);
    if (trigger !== 'lead_assigned') return;
    const key = [...this.leads].find(([, id]) => id === item.lead_id)?.[0];
    const result = await this.paced(() =>
      zapier.create('accept_lead', { lead: item.lead_id, assistant: Object(owner).id }),
    );
    if (key && result.decision !== 'already_assigned') this.tell(key, `accept_lead  ${name}`, result);
  }

  /** A few hundred milliseconds a call, as in life: HubSpot allows five searches a second. */
  private paced<T>(work: () => Promise<T>): Promise<T> {
    this.clock.advance(0.005);
    return work();
  }

  private close(): boolean {
    const rows = Object.entries(ending).map(([key, expected]) => this.judge(key as LeadKey, expected));
    say();
    table(
      ['lead', 'state', 'owner', 'why', ''],
      rows.map(({ cells }) => cells),
    );
    const wrong = rows.flatMap(({ faults }) => faults);
    for (const fault of wrong) say(red(fault));
    say(
      wrong.length === 0
        ? green('\nEvery lead ended where the rules say, and every change fired once.')
        : red('\nThe day did not end as it should.'),
    );
    return wrong.length === 0;
  }

  private judge(key: LeadKey, expected: (typeof ending)[LeadKey]): { cells: string[]; faults: string[] } {
    const id = this.leads.get(key) ?? '';
    const properties = this.sandbox.hubspot.contact(id)?.properties ?? {};
    const state = properties.lead_connection_status ?? '';
    const owner = this.nameOf(properties.hubspot_owner_id ?? '');
    const name = `${cast[key].first} ${cast[key].last}`;
    const faults = [
      ...(state === expected.state ? [] : [`${name}: state is ${state}, expected ${expected.state}`]),
      ...(owner === expected.owner ? [] : [`${name}: owner is ${owner}, expected ${expected.owner}`]),
      ...triggers.flatMap((trigger) => {
        const seen = this.fired.get(`${trigger} ${id}`) ?? 0;
        const meant = expected.fired[trigger] ?? 0;
        return seen === meant ? [] : [`${name}: ${trigger} fired ${seen} times, expected ${meant}`];
      }),
    ];
    return {
      faults,
      cells: [name, state, owner, this.why.get(key) ?? '', faults.length === 0 ? 'ok' : 'WRONG'],
    };
  }

  private id = (person: Person): string => this.owners.get(person) ?? '';
  private nameOf = (id: string): string =>
    [...this.owners].find(([, owner]) => owner === id)?.[0] ?? 'nobody';
}

async function main(): Promise<void> {
  const handler = await openPackage(join('build', 'demo'));
  const clock = startClock('2026-03-02T08:00:00Z');
  say(bold('A sales day on HubSpot, through build/build.zip\n'));
  const demo = new Demo(clock, (url) => {
    const auth = { crm: 'hubspot', hubspot_access_token: hubspotToken };
    return new Zapier(handler, { RELAY_SANDBOX_URL: url }, auth);
  });
  process.exitCode = (await demo.play()) ? 0 : 1;
}

/** What scripts/run.mjs waits for. */
export const done = main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
