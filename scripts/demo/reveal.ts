// Plays the second act: companies that were seen on the website are pushed into Pipedrive, contacts and a deal attach,
// and a deal that moves sends an event to CleverTap.
import { clevertapAccount, clevertapPasscode, pipedriveToken, type Sandbox } from '../../sandbox';
import type { DemoClock } from './clock';
import { bold, dim, green, red, say, table, yellow } from './print';
import { ending, present, type Row, rows } from './revealed';
import { Zap, type Zapier } from './zapier';

export const revealAuth = {
  crm: 'pipedrive',
  pipedrive_api_token: pipedriveToken,
  clevertap_account_id: clevertapAccount,
  clevertap_passcode: clevertapPasscode,
};

export class Reveal {
  private readonly lines: string[][] = [];
  private readonly faults: string[] = [];

  constructor(
    private readonly sandbox: Sandbox,
    private readonly zapier: Zapier,
    private readonly clock: DemoClock,
  ) {}

  /** @returns whether everything ended as it should */
  async run(): Promise<boolean> {
    const account = await this.zapier.call('authentication.test');
    this.tell(`connected to ${bold(String(Object(account).label))}`);
    await this.zapier.create('set_up_crm', {});
    const { pipedrive } = this.sandbox;
    pipedrive.addOrganization({ name: present.name, custom: { Website: present.website } });
    this.clock.advance(5);
    const moves = new Zap(this.zapier, 'record_updated', { record_type: 'deal', fire_on: 'stage_changed' });
    await moves.switchOn();
    for (const row of rows) await this.push(row);
    await this.moveDeal(moves);
    this.judgeRecords();
    return this.close();
  }

  private async push(row: Row): Promise<void> {
    this.clock.advance(1);
    const told = await this.zapier.create(row.does, row.input);
    const ended = ['created', 'updated', 'unchanged', 'skipped'].find((key) => told[key] === 1) ?? 'nothing';
    const texts = Array.isArray(told.messages) ? told.messages.map((message) => Object(message)) : [];
    const warning = texts.find(({ level }) => level === 'warning')?.text ?? '';
    const changed = Array.isArray(told.changed_fields) ? told.changed_fields.join(', ') : '';
    this.tell(`${row.does}  ${row.what}  ${bold(ended)} ${dim(String(warning || changed))}`);
    const well = ended === row.ends && (row.warned ? warning.includes(row.warned) : warning === '');
    this.judge(`${row.does} ${row.what}`, ended, well);
  }

  /** The Zap behind Record Updated: a deal that reached another stage is told to CleverTap, about its contact. */
  private async moveDeal(moves: Zap): Promise<void> {
    const { pipedrive, clevertap } = this.sandbox;
    const deal = pipedrive.deals().find(({ title }) => title === 'Lenses 2027');
    if (!deal) return this.judge('Lenses 2027 moves', 'there is no such deal', false);
    this.clock.advance(15);
    pipedrive.editDeal(deal.id, { stage: ending.stage });
    this.tell(`${yellow('in the CRM')}  somebody moves Lenses 2027 to ${ending.stage}`);
    await this.tellMoves(moves);
    pipedrive.editDeal(deal.id, { expected_close_date: '2026-06-30' });
    this.tell(`${yellow('in the CRM')}  somebody sets its close date, which is no move`);
    await this.tellMoves(moves);
    const events = clevertap.events().filter(({ name }) => name === ending.event);
    this.judge('CleverTap events of the deal', String(events.length), events.length === 1);
  }

  private async tellMoves(moves: Zap): Promise<void> {
    this.clock.advance(5);
    for (const item of await moves.poll()) {
      this.tell(`    ${green('fires')} record_updated  ${item.name}: ${item.stage}`);
      const [person] = await this.zapier.search('find_contact', { email: item.person_id });
      const { name, value, currency, stage } = item;
      const told = await this.zapier.create('upload_clevertap_event', {
        identity: person?.email,
        event_name: ending.event,
        created_at: item.update_time,
        properties_json: JSON.stringify({ deal: name, value, currency, stage }),
      });
      this.tell(
        `upload_clevertap_event  ${ending.event}  ${bold(String(told.outcome))} ${dim(String(told.id))}`,
      );
    }
  }

  private judgeRecords(): void {
    const { pipedrive } = this.sandbox;
    const organizations = pipedrive.organizations();
    const names = organizations.map(({ name }) => name).sort();
    this.judge('organizations', names.join(', '), names.join() === ending.organizations.join());
    for (const [name, company] of Object.entries(ending.linked)) {
      const people = pipedrive.persons().filter((person) => person.name === name);
      const linked = organizations.find(({ id }) => id === people[0]?.org_id)?.name ?? '';
      const shown = `${people.length} person, linked with ${linked || 'nobody'}`;
      this.judge(name, shown, people.length === 1 && linked === company);
    }
  }

  private judge(what: string, ended: string, well: boolean): void {
    this.lines.push([what, ended, well ? 'ok' : 'WRONG']);
    if (!well) this.faults.push(`${what}: ${ended} is not what it should be`);
  }

  private close(): boolean {
    say();
    table(['what', 'ended as', ''], this.lines);
    for (const fault of this.faults) say(red(fault));
    const well = this.faults.length === 0;
    say(
      well
        ? green(
            '\nEach company is there once, what the rules leave out is not there, and the event was sent once.\n',
          )
        : red('\nThe second act did not end as it should.\n'),
    );
    return well;
  }

  private tell(text: string): void {
    say(`${dim(this.clock.label())}  ${text}`);
  }
}
