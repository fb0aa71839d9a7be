// Plays the third act: three weeks pass in a second, and a Zap on Follow-Up Due writes what is due.
import type { DemoClock } from './clock';
import type { DemoCrm } from './crms';
import { bold, dim, green, red, say, table, yellow } from './print';
import { cast, type LeadKey, type Person, people } from './story';
import { assigned, expected, lastDay, type Turn, turns } from './weeks-story';
import { type Item, Zap, type Zapier } from './zapier';

const nameOfLead = (key: LeadKey) => `${cast[key].first} ${cast[key].last}`;

export class Weeks {
  private readonly owners = new Map<Person, string>();
  private readonly leads = new Map<LeadKey, string>();
  private readonly fired = new Map<LeadKey, string[]>();

  constructor(
    private readonly crm: DemoCrm,
    private readonly zapier: Zapier,
    private readonly clock: DemoClock,
  ) {}

  /** @returns whether every lead got what its plan and its answers say */
  async run(): Promise<boolean> {
    for (const person of Object.keys(people) as Person[]) this.owners.set(person, this.crm.addPerson(person));
    await this.zapier.create('set_up_crm', {});
    const due = new Zap(this.zapier, 'follow_up_due');
    await due.switchOn();
    for (const key of assigned) await this.assign(key);
    for (let day = this.clock.date(); day <= lastDay; day = this.clock.date()) {
      for (const turn of turns.filter((one) => one.day === day)) await this.take(turn);
      await this.pollThrough(due, day);
    }
    return this.close();
  }

  private async assign(key: LeadKey): Promise<void> {
    this.clock.advance(1);
    const lead = this.crm.addLead(cast[key], this.owners.get(cast[key].owner) ?? '');
    this.leads.set(key, lead);
    const told = await this.zapier.create('assign_lead', { lead, assistant: people.Zoe.email });
    const moments = Array.isArray(told.follow_ups)
      ? told.follow_ups.map((at) => String(at).slice(5, 10))
      : [];
    this.tell(
      `assign_lead  ${nameOfLead(key)} → Zoe  ${bold(String(told.schedule))} ${dim(moments.join(' '))}`,
    );
  }

  private async take(turn: Turn): Promise<void> {
    const lead = this.leads.get(turn.lead) ?? '';
    if (turn.does === 'take') {
      this.crm.giveByHand(lead, this.owners.get(turn.by) ?? '');
      this.tell(`${yellow('in the CRM')}  ${turn.by} takes over ${nameOfLead(turn.lead)}`);
      return;
    }
    const { state, resumeOn: resume_on } = turn;
    await this.zapier.create('report_lead_state', { lead, state, resume_on });
    this.tell(
      `report_lead_state  ${nameOfLead(turn.lead)} is ${state}${resume_on ? ` until ${resume_on}` : ''}`,
    );
  }

  /** A look every three hours until the next morning. */
  private async pollThrough(due: Zap, day: string): Promise<void> {
    while (this.clock.date() === day) {
      for (const item of await due.poll()) this.write(item, day);
      this.clock.advance(180);
    }
  }

  private write(item: Item, day: string): void {
    const key = [...this.leads].find(([, id]) => id === item.lead_id)?.[0];
    if (!key) return;
    this.fired.set(key, [...(this.fired.get(key) ?? []), day]);
    const text = `${nameOfLead(key)}: ${item.number} of ${item.of}, ${item.message}`;
    this.tell(`    ${green('fires')} follow_up_due  ${text}`);
  }

  private close(): boolean {
    const rows = (Object.keys(expected) as LeadKey[]).map((key) => {
      const days = (this.fired.get(key) ?? []).join(' ');
      const well = days === expected[key]?.days;
      return { well, cells: [nameOfLead(key), days, expected[key]?.why ?? '', well ? 'ok' : 'WRONG'] };
    });
    say();
    table(
      ['lead', 'follow-ups on', 'why', ''],
      rows.map(({ cells }) => cells),
    );
    const well = rows.every((row) => row.well);
    say(
      well
        ? green(
            '\nEach follow-up came once, on its day or once the lead was back, and none after an answer.\n',
          )
        : red('\nThe third act did not end as it should.\n'),
    );
    return well;
  }

  private tell(text: string): void {
    say(`${dim(`${this.clock.date()} ${this.clock.label()}`)}  ${text}`);
  }
}
