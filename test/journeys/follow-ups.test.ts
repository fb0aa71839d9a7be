// What a step says of the follow-ups, and by which clock they are planned.
import acceptLead from '../../creates/accept-lead';
import assignLead from '../../creates/assign-lead';
import handBackLead from '../../creates/hand-back-lead';
import reportLeadState from '../../creates/report-lead-state';
import stopFollowUp from '../../creates/stop-follow-up';
import { describeOnBoth } from '../helpers/crms';
import { advance, day, hour, minute } from '../helpers/time';

const assistant = 'zoe@assistants.example';
/** The schedule Europe from Monday, 2 March 2026, ten o'clock in Paris. */
const inParis = [
  '2026-03-02T09:00:00.000Z',
  '2026-03-06T09:00:00.000Z',
  '2026-03-13T09:00:00.000Z',
  '2026-03-23T09:00:00.000Z',
];

describeOnBoth('the follow-ups of a lead', (crm) => {
  test('are told when it is assigned, by its own clock, which is written with the rest', async () => {
    const lead = crm.lead({ country: 'France' });
    const result = await crm.run(assignLead, { lead, assistant });
    expect(result).toMatchObject({ schedule: 'Europe', follow_ups: inParis });
    expect(result.changed_fields).toContain(crm.fieldName('time_zone'));
    expect(crm.fields(lead).time_zone).toBe('Europe/Paris');
    expect(crm.requests()).toEqual([`read lead ${lead}`, ...crm.extra.company, `write lead ${lead}`, 'note']);
  });

  test('are told when it is accepted', async () => {
    const lead = crm.lead({ country: 'France' });
    advance(minute);
    crm.edit(lead, { ownerId: crm.zoe });
    const result = await crm.run(acceptLead, { lead, assistant });
    expect(result.follow_ups).toEqual([
      '2026-03-02T09:01:00.000Z',
      '2026-03-06T09:01:00.000Z',
      '2026-03-13T09:01:00.000Z',
      '2026-03-23T09:01:00.000Z',
    ]);
  });

  test('stay the same when it is assigned again, and cost nothing', async () => {
    const lead = crm.lead({ country: 'France' });
    await crm.run(assignLead, { lead, assistant });
    advance(3 * day);
    crm.requests();
    const again = await crm.run(assignLead, { lead, assistant });
    expect(again).toMatchObject({ decision: 'already_assigned', follow_ups: inParis });
    expect(crm.requests()).toEqual([`read lead ${lead}`]);
  });

  test('wait while it is away, and a repeat tells it', async () => {
    const lead = crm.lead({ country: 'France' });
    await crm.run(assignLead, { lead, assistant });
    advance(day);
    await crm.run(reportLeadState, { lead, state: 'OutOfOffice', resume_on: '2026-03-14' });
    advance(day);
    crm.requests();
    const again = await crm.run(assignLead, { lead, assistant });
    expect(again.follow_ups).toEqual([
      '2026-03-02T09:00:00.000Z',
      '2026-03-16T08:00:00.000Z',
      '2026-03-17T08:00:00.000Z',
      '2026-03-23T09:00:00.000Z',
    ]);
    expect(crm.requests()).toEqual([`read lead ${lead}`, ...crm.extra.history]);
  });

  test('are none once they were stopped, and all of them anew after the next assignment', async () => {
    const lead = crm.lead({ country: 'France' });
    await crm.run(assignLead, { lead, assistant });
    advance(hour);
    await crm.run(stopFollowUp, { lead });
    expect(await crm.run(assignLead, { lead, assistant })).toMatchObject({
      decision: 'already_assigned',
      follow_ups: [],
    });
    await crm.run(handBackLead, { lead });
    advance(hour);
    const anew = await crm.run(assignLead, { lead, assistant, allow_reassignment: true });
    expect(anew.follow_ups).toHaveLength(4);
  });

  test('are null where the assignment is refused', async () => {
    const lead = crm.lead({ connection_status: 'Processed' });
    expect((await crm.run(assignLead, { lead, assistant })).follow_ups).toBeNull();
  });
});

describeOnBoth('the time zone of a lead', (crm) => {
  const zoneFor = async (values: Parameters<typeof crm.lead>[0]) => {
    const lead = crm.lead(values);
    await crm.run(assignLead, { lead, assistant });
    return crm.fields(lead).time_zone;
  };

  test('is that of a country that has one, by its name or its code', async () => {
    expect(await zoneFor({ country: 'Japan' })).toBe('Asia/Tokyo');
    expect(await zoneFor({ country: 'in' })).toBe('Asia/Kolkata');
  });

  test('is the account’s for a country of several, or one that nobody knows', async () => {
    expect(await zoneFor({ country: 'United States' })).toBe('Europe/Berlin');
    expect(await zoneFor({ country: 'Atlantis' })).toBe('Europe/Berlin');
    expect(await zoneFor({ country: '' })).toBe('Europe/Berlin');
  });

  test('is what a person wrote into the field, if it is one', async () => {
    expect(await zoneFor({ country: 'Japan', time_zone: 'america/denver' })).toBe('America/Denver');
    expect(await zoneFor({ country: 'Japan', time_zone: 'Mars/Olympus' })).toBe('Asia/Tokyo');
  });

  test('decides what day it is there: an evening in Paris is a morning in Denver', async () => {
    advance(9 * hour);
    const lead = crm.lead({ time_zone: 'America/Denver' });
    const result = await crm.run(assignLead, { lead, assistant, schedule: 'Event' });
    expect(result.follow_ups).toEqual([
      '2026-03-02T18:00:00.000Z',
      '2026-03-04T18:00:00.000Z',
      '2026-03-09T14:30:00.000Z',
    ]);
  });

  test('that was emptied since is the account’s, or what stands there now', async () => {
    const lead = crm.lead({ country: 'Japan' });
    await crm.run(assignLead, { lead, assistant, schedule: 'Europe' });
    crm.edit(lead, { time_zone: 'Nowhere' });
    const emptied = await crm.run(assignLead, { lead, assistant });
    crm.edit(lead, { time_zone: 'America/New_York' });
    const written = await crm.run(assignLead, { lead, assistant });
    expect([emptied, written].map(({ follow_ups }) => (follow_ups as string[])[0])).toEqual([
      '2026-03-02T09:00:00.000Z',
      '2026-03-02T14:00:00.000Z',
    ]);
  });
});
