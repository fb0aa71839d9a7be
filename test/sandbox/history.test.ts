import { contactsPath, noon, openPortal } from './portal';

const read = (id: string, names: string) =>
  `${contactsPath}/${id}?propertiesWithHistory=${names}&properties=${names}`;

describe('property history', () => {
  test('hubspot 3.5: newest first, the first is the present value, a cleared one is empty', () => {
    const { ask, hubspot, sandbox } = openPortal();
    const { id } = hubspot.addContact({ firstname: 'Ada', hs_lead_status: 'NEW' });
    sandbox.clock.set(noon + 1500);
    ask('PATCH', `${contactsPath}/${id}`, { properties: { hs_lead_status: 'OPEN' } });
    sandbox.clock.advance(1000);
    hubspot.edit(id, { hs_lead_status: '' });
    const { propertiesWithHistory, properties } = ask('GET', read(id, 'hs_lead_status')).body;
    expect(properties.hs_lead_status).toBeNull();
    expect(propertiesWithHistory.hs_lead_status).toEqual([
      expect.objectContaining({ value: '', timestamp: '2026-11-20T12:00:02.500Z', sourceType: 'CRM_UI' }),
      {
        value: 'OPEN',
        timestamp: '2026-11-20T12:00:01.500Z',
        sourceType: 'INTEGRATION',
        sourceId: '7310442',
      },
      expect.objectContaining({ value: 'NEW', timestamp: '2026-11-20T12:00:00Z' }),
    ]);
  });

  test('hubspot 3.5: a person is known by the user id, not by the owner id', () => {
    const { ask, hubspot } = openPortal();
    const { userId } = hubspot.addOwner({ email: 'mara@acme.example' });
    const { id } = hubspot.addContact({ firstname: 'Ada' });
    const [entry] = ask('GET', read(id, 'firstname')).body.propertiesWithHistory.firstname;
    expect(entry).toMatchObject({ sourceId: `userId:${userId}`, updatedByUserId: userId });
  });

  test('all properties of one write bear one moment', () => {
    const { ask, hubspot } = openPortal();
    const owner = hubspot.addOwner({ email: 'mara@acme.example' });
    const { id } = hubspot.addContact({ firstname: 'Ada' });
    ask('PATCH', `${contactsPath}/${id}`, {
      properties: { hubspot_owner_id: owner.id, hs_lead_status: 'NEW' },
    });
    const { propertiesWithHistory } = ask(
      'GET',
      read(id, 'hubspot_owner_id,hs_lead_status,hubspot_owner_assigneddate'),
    ).body;
    const moments = Object.values<{ timestamp: string }[]>(propertiesWithHistory).map(
      ([entry]) => entry?.timestamp,
    );
    expect(new Set(moments)).toEqual(new Set(['2026-11-20T12:00:00Z']));
  });

  test('hubspot 3.5: the same value again is one more entry, which a client has to see through', () => {
    const { ask, hubspot } = openPortal();
    const { id } = hubspot.addContact({ firstname: 'Ada' });
    ask('PATCH', `${contactsPath}/${id}`, { properties: { firstname: 'Ada' } });
    expect(ask('GET', read(id, 'firstname')).body.propertiesWithHistory.firstname).toHaveLength(2);
  });

  test('hubspot 3.5: only so many entries are kept', () => {
    const { ask, hubspot } = openPortal();
    const { id } = hubspot.addContact({ firstname: 'Name 0' });
    for (let count = 1; count < 30; count += 1) hubspot.edit(id, { firstname: `Name ${count}` });
    const entries = ask('GET', read(id, 'firstname')).body.propertiesWithHistory.firstname;
    expect(entries).toHaveLength(20);
    expect(entries[0].value).toBe('Name 29');
    hubspot.settings.historyDepth = 3;
    expect(ask('GET', read(id, 'firstname')).body.propertiesWithHistory.firstname).toHaveLength(3);
  });

  test('a change dated back takes its place in the history', () => {
    const { ask, hubspot } = openPortal();
    const { id } = hubspot.addContact({ firstname: 'Ada' }, { at: '2026-11-01T00:00:00Z' });
    hubspot.edit(id, { firstname: 'Eva' });
    hubspot.edit(id, { firstname: 'Ida' }, { at: '2026-11-10T00:00:00Z' });
    const { propertiesWithHistory, updatedAt } = ask('GET', read(id, 'firstname')).body;
    expect(propertiesWithHistory.firstname.map(({ value }: { value: string }) => value)).toEqual([
      'Eva',
      'Ida',
      'Ada',
    ]);
    expect(updatedAt).toBe('2026-11-20T12:00:00Z');
    expect(() => hubspot.edit(id, { firstname: 'Uta' }, { at: '2026-10-01T00:00:00Z' })).toThrow(
      'did not exist',
    );
  });

  test('a write of an integration that is not ours shows another app', () => {
    const { ask, hubspot } = openPortal();
    const { id } = hubspot.addContact({ firstname: 'Ada' });
    hubspot.edit(id, { firstname: 'Eva' }, { by: 'integration' });
    const [entry] = ask('GET', read(id, 'firstname')).body.propertiesWithHistory.firstname;
    expect(entry.sourceType).toBe('INTEGRATION');
    expect(entry.sourceId).not.toBe('7310442');
  });
});
