import { deals, mara, noon, withLead } from './pipedrive-company';

const logOf = (id: number, query = '') => `/api/v1/persons/${id}/changelog${query}`;

describe('the change log', () => {
  test('pipedrive 4: a creation leaves no entry; an empty v1 list is null (3.1)', () => {
    const { ask, lead } = withLead();
    expect(ask('GET', logOf(lead.id)).body).toMatchObject({
      data: null,
      additional_data: { next_cursor: null },
    });
  });

  test('pipedrive 4: newest first, texts or null, v1 names or the hash, whole seconds', () => {
    const { ask, pipedrive, sandbox, lead, zoe, status, option, path } = withLead();
    sandbox.clock.advance(1700);
    const agent = { 'User-Agent': 'relay/1' };
    ask('PATCH', path, { owner_id: zoe.id, custom_fields: { [status]: option('Cold') } }, agent);
    pipedrive.editPerson(
      lead.id,
      { emails: ['new@acme.example'], custom: { 'Lead Connection Status': null } },
      {
        at: noon + 4000,
        by: zoe.id,
      },
    );
    const [api, app] = [
      {
        actor_user_id: mara,
        time: '2026-11-20 12:00:01',
        change_source: 'api',
        change_source_user_agent: 'relay/1',
      },
      {
        actor_user_id: zoe.id,
        time: '2026-11-20 12:00:04',
        change_source: 'app',
        change_source_user_agent: null,
      },
    ];
    const cold = String(option('Cold'));
    const flag = { is_bulk_update_flag: false };
    expect(ask('GET', logOf(lead.id)).body.data).toEqual([
      { field_key: status, old_value: cold, new_value: null, ...app, ...flag },
      { field_key: 'email', old_value: 'ada@acme.example', new_value: 'new@acme.example', ...app, ...flag },
      { field_key: status, old_value: null, new_value: cold, ...api, ...flag },
      { field_key: 'owner_id', old_value: String(mara), new_value: String(zoe.id), ...api, ...flag },
    ]);
  });

  test('pipedrive 4: what changes nothing leaves nothing', () => {
    const { ask, lead, path } = withLead();
    ask('PATCH', path, { name: lead.name, emails: [{ value: 'ada@acme.example' }] });
    ask('PATCH', path, {});
    expect(ask('GET', logOf(lead.id)).body.data).toBeNull();
  });

  test('pipedrive 4: there and back within one second is two entries', () => {
    const { ask, lead, zoe, path } = withLead();
    ask('PATCH', path, { owner_id: zoe.id });
    ask('PATCH', path, { owner_id: mara });
    const values = ask('GET', logOf(lead.id)).body.data.map((one: { new_value: string }) => one.new_value);
    expect(values).toEqual([String(mara), String(zoe.id)]);
  });

  test('pipedrive 4: paged by cursor, undisturbed by what comes in', () => {
    const { ask, pipedrive, lead } = withLead();
    for (const name of ['One', 'Two', 'Three']) pipedrive.editPerson(lead.id, { custom: { Context: name } });
    const first = ask('GET', logOf(lead.id, '?limit=2')).body;
    pipedrive.editPerson(lead.id, { custom: { Context: 'Four' } });
    const second = ask('GET', logOf(lead.id, `?limit=2&cursor=${first.additional_data.next_cursor}`)).body;
    const values = (page: { data: { new_value: string }[] }) => page.data.map(({ new_value }) => new_value);
    expect([values(first), values(second)]).toEqual([['Three', 'Two'], ['One']]);
    expect(second.additional_data.next_cursor).toBeNull();
    expect(ask('GET', logOf(lead.id, '?cursor=x')).status).toBe(400);
  });

  test('pipedrive 4: composite values in v1 encoding, under their key and siblings', () => {
    const { pipedrive, lead } = withLead();
    const { code } = pipedrive.addField('persons', { name: 'Budget', type: 'monetary' });
    const tags = pipedrive.addField('persons', { name: 'Tags', type: 'set', options: ['A', 'B'] });
    pipedrive.editPerson(lead.id, { custom: { Budget: { value: 5, currency: 'EUR' }, Tags: ['A', 'B'] } });
    const told = pipedrive.changelog(lead.id).map(({ field_key, new_value }) => [field_key, new_value]);
    expect(told).toEqual([
      [tags.code, tags.options?.map(({ id }) => id).join()],
      [`${code}_currency`, 'EUR'],
      [code, '5'],
    ]);
  });

  test('pipedrive 4: a deal’s owner is user_id (unconfirmed); a stage is its id', () => {
    const { ask, pipedrive, zoe } = withLead();
    const deal = pipedrive.addDeal({ title: 'Big' });
    ask('PATCH', `${deals}/${deal.id}`, { owner_id: zoe.id, stage_id: 2 });
    const log = ask('GET', `/v1/deals/${deal.id}/changelog`).body.data;
    expect(log.map((one: { field_key: string }) => one.field_key)).toEqual(['stage_id', 'user_id']);
    expect(log[0]).toMatchObject({ old_value: '1', new_value: '2' });
  });

  test('pipedrive 1.5: of a missing or hidden record it is 404', () => {
    const { ask, pipedrive, lead } = withLead();
    pipedrive.hide('persons', lead.id);
    expect([ask('GET', logOf(lead.id)).status, ask('GET', logOf(9)).status]).toEqual([404, 404]);
  });

  test('a removed field’s changes are still told', () => {
    const { pipedrive, lead, context } = withLead();
    pipedrive.editPerson(lead.id, { custom: { Context: 'Solar' } });
    pipedrive.removeField('persons', 'Context');
    expect(pipedrive.changelog(lead.id)).toMatchObject([{ field_key: context, new_value: 'Solar' }]);
    expect(pipedrive.person(lead.id)?.custom).toEqual({});
  });
});
