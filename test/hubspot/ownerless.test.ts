// In HubSpot a lead may belong to nobody.
import assignLead from '../../creates/assign-lead';
import reportLeadState from '../../creates/report-lead-state';
import leadAssigned from '../../triggers/lead-assigned';
import leadHandedBack from '../../triggers/lead-handed-back';
import { usePortal } from '../helpers/portal';
import { advance, hour, minute } from '../helpers/time';
import { zapsOf } from '../helpers/zaps';

const portal = usePortal();

const zoe = 'zoe@assistants.example';
const { zapOn } = zapsOf(portal);
const report = (lead: string, state: string) => portal.run(reportLeadState, { lead, state });

const edit = (id: string, properties: Record<string, string>) => portal.sandbox.hubspot.edit(id, properties);

async function assigned(properties: Record<string, string> = {}): Promise<string> {
  const lead = portal.contact(properties);
  await portal.run(assignLead, { lead, assistant: portal.zoe, allow_reassignment: true });
  advance(hour);
  return lead;
}

test('nobody owned it: nobody is its original owner', async () => {
  const lead = portal.contact({ hubspot_owner_id: '', relay_previous_owner: portal.quinn });
  await portal.run(assignLead, { lead, assistant: zoe });
  expect(portal.properties(lead).relay_previous_owner).toBeUndefined();
});

test('nobody owned it before: to nobody', async () => {
  const lead = await assigned({ hubspot_owner_id: '' });
  expect(await report(lead, 'Hot')).toMatchObject({ decision: 'handed_back', owner_id: null });
});

test('assigned: from a person, from nobody, from another assistant; not to a person', async () => {
  const zap = zapOn(leadAssigned);
  const lead = portal.contact();
  await zap.on();
  for (const owner of [portal.zoe, portal.ravi, '', portal.zoe, portal.quinn]) {
    advance(minute);
    edit(lead, { hubspot_owner_id: owner });
  }
  const items = await zap.poll();
  expect(items.map(({ previous_owner, owner }) => [previous_owner.id, owner.id])).toEqual([
    ['', portal.zoe],
    [portal.zoe, portal.ravi],
    [portal.pat, portal.zoe],
  ]);
});

test('handed back: from an assistant to a person; to nobody is no item', async () => {
  const zap = zapOn(leadHandedBack);
  const lead = portal.contact();
  await zap.on();
  for (const owner of [portal.zoe, portal.quinn, portal.ravi, '', portal.pat]) {
    advance(minute);
    edit(lead, { hubspot_owner_id: owner });
  }
  const items = await zap.poll();
  expect(items.map(({ previous_owner, owner }) => [previous_owner.id, owner.id])).toEqual([
    [portal.zoe, portal.quinn],
  ]);
});
