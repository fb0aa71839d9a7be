// The recipes that end in CleverTap.
import reportLeadState from '../../creates/report-lead-state';
import { clevertapAccount, clevertapPasscode } from '../../sandbox';
import { describeOnBoth } from '../helpers/crms';
import { advance, hour, minute } from '../helpers/time';
import { useOffice } from '../sync/office';
import { saidCosts } from './costs';
import { playRecipe } from './player';

const authData = { clevertap_account_id: clevertapAccount, clevertap_passcode: clevertapPasscode };
const ada = 'ada@moreau-optics.example';
const formatter = {
  'Formatter by Zapier: Text, Default Value': ({
    Input,
    'Default Value': fallback,
  }: Record<string, string>) => ({
    Output: Input || fallback,
  }),
};

describeOnBoth('status-to-clevertap-profile', (crm) => {
  const recipe = playRecipe('status-to-clevertap-profile', { run: crm.run, authData, others: formatter });
  const properties = () => crm.sandbox.clevertap.profile(ada)?.properties;

  test('the profile follows the status, and a repeat changes nothing', async () => {
    const zap = recipe();
    const lead = crm.lead({ email: ada });
    advance(minute);
    await zap.on();
    advance(minute);
    await crm.run(reportLeadState, { lead, state: 'Warm' });
    advance(minute);
    const [run] = await zap.poll();
    const told = { Name: 'Ada Moreau', Email: ada, Company: 'Moreau Optics', 'Lead Status': 'Warm' };
    expect(properties()).toMatchObject(told);
    await zap.start(run?.[0] ?? {});
    expect(properties()).toMatchObject(told);
    expect(crm.sandbox.clevertap.profiles()).toHaveLength(1);
  });

  test('a status that was cleared is None there', async () => {
    const zap = recipe();
    const lead = crm.lead({ email: ada, connection_status: 'Processed' });
    advance(minute);
    await zap.on();
    advance(minute);
    crm.edit(lead, { connection_status: '' });
    advance(minute);
    await zap.poll();
    expect(properties()).toMatchObject({ 'Lead Status': 'None' });
  });
});

describe('deals into CleverTap', () => {
  const office = useOffice();
  const stage = { run: office.run, authData };
  const moves = playRecipe('deal-stage-to-clevertap-event', stage);
  const fresh = playRecipe('new-deal-to-clevertap-profile', stage);
  const clevertap = () => office.world.sandbox.clevertap;

  const contact = (email = ada) =>
    office.pipedrive.addPerson({ name: 'Ada Moreau', emails: email ? [email] : [] }).id;
  const deal = (person_id?: number) =>
    office.pipedrive.addDeal({
      title: 'Lenses 2027',
      value: 12_500,
      currency: 'EUR',
      ...(person_id && { person_id }),
    });

  test('a new stage is one event, with its value as a number', async () => {
    const zap = moves();
    const { id } = deal(contact());
    advance(minute);
    await zap.on();
    advance(hour);
    office.pipedrive.editDeal(id, { stage: 'Proposal Made' });
    advance(minute);
    await zap.poll();
    await zap.poll();
    expect(clevertap().events()).toMatchObject([
      {
        name: 'Deal Stage Changed',
        data: { Deal: 'Lenses 2027', Stage: 'Proposal Made', Currency: 'EUR', 'Deal Value': 12_500 },
      },
    ]);
    expect(clevertap().profile(ada)?.events).toHaveLength(1);
  });

  test('a new deal is in the profile of its contact', async () => {
    const zap = fresh();
    await zap.on();
    advance(hour);
    deal(contact());
    advance(minute);
    await zap.poll();
    expect(clevertap().profile(ada)?.properties).toMatchObject({
      Name: 'Ada Moreau',
      'Last Deal': 'Lenses 2027',
      'Last Deal Stage': 'Qualified',
      'Last Deal Value': 12_500,
    });
  });

  test('a deal without a person ends the run', async () => {
    const zap = fresh();
    await zap.on();
    advance(hour);
    deal();
    advance(minute);
    expect(await zap.poll()).toHaveLength(1);
    expect(clevertap().profiles()).toEqual([]);
  });

  test.each([
    ['deal-stage-to-clevertap-event', moves],
    ['new-deal-to-clevertap-profile', fresh],
  ] as const)('%s costs what it says', async (name, recipe) => {
    const person_id = contact();
    const { tokens } = office.pipedrive;
    const before = tokens.spent;
    await recipe().start({ person_id, name: 'Lenses 2027', value: 5, update_time: new Date().toISOString() });
    expect(office.pipedrive.tokens.spent - before).toBe(saidCosts(name, 'finding the contact of a deal')[0]);
  });
});
