// What a webhook tells (pipedrive.md 5.2).
import type { WebhookPayload } from '../../sandbox';
import { deals, leads, mara, noon, organizations, persons, withLead } from './pipedrive-company';

const webhooks = '/api/v1/webhooks';
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** A hook on this object; what it was told comes with `told`. */
function withHook(event_object: string, event_action = '*') {
  const company = withLead();
  const hook = { subscription_url: 'https://hooks.example/1', event_action, event_object, name: 'Relay' };
  const { id } = company.ask('POST', webhooks, hook).body.data;
  const told = (): WebhookPayload[] => company.pipedrive.webhooks.deliveries().map(({ payload }) => payload);
  return { ...company, hookId: id, told };
}

describe('the payload', () => {
  test('pipedrive 5.2: a change: ids in meta are texts, data is the present state, previous what changed', () => {
    const { ask, pipedrive, sandbox, told, lead, zoe, hookId, path, status, context, option } =
      withHook('person');
    pipedrive.settings.companyDomain = 'acme';
    sandbox.clock.advance(1089);
    ask('PATCH', path, { owner_id: zoe.id, custom_fields: { [status]: option('Hot') } });
    expect(told()).toEqual([
      {
        meta: {
          action: 'change',
          entity: 'person',
          entity_id: String(lead.id),
          company_id: '90210',
          user_id: String(mara),
          id: uuid,
          correlation_id: uuid,
          timestamp: '2026-11-20T12:00:01.089Z',
          type: 'general',
          version: '2.0',
          webhook_id: String(hookId),
          webhook_owner_id: String(mara),
          change_source: 'api',
          is_bulk_edit: false,
          attempt: 1,
          host: 'acme.pipedrive.com',
          permitted_user_ids: [String(mara), String(zoe.id)],
        },
        data: {
          id: lead.id,
          name: 'Ada Byron',
          first_name: 'Ada',
          last_name: 'Byron',
          owner_id: zoe.id,
          org_id: null,
          emails: [{ value: 'ada@acme.example', primary: true, label: 'work' }],
          phones: [],
          label_ids: [],
          visible_to: '3',
          add_time: '2026-11-20T12:00:00Z',
          update_time: '2026-11-20T12:00:01Z',
          custom_fields: { [status]: { type: 'enum', id: option('Hot') }, [context]: null },
        },
        previous: {
          owner_id: mara,
          update_time: '2026-11-20T12:00:00Z',
          custom_fields: { [status]: null },
        },
      },
    ]);
  });

  test('pipedrive 5.2: an option field that did not change may be in previous too', () => {
    const { pipedrive, told, lead, status, option } = withHook('person');
    pipedrive.editPerson(lead.id, { custom: { 'Lead Connection Status': 'Hot' } });
    pipedrive.editPerson(lead.id, { name: 'Ada Lovelace' });
    expect(told()[1]?.previous).toEqual({
      name: 'Ada Byron',
      last_name: 'Byron',
      custom_fields: { [status]: { type: 'enum', id: option('Hot') } },
    });
  });

  test('pipedrive 5.2: created there is no previous, deleted there is no data', () => {
    const { ask, told } = withHook('organization');
    const { id } = ask('POST', organizations, { name: 'Acme', address: { value: 'Tallinn' } }).body.data;
    ask('DELETE', `${organizations}/${id}`);
    expect(told()).toMatchObject([
      { meta: { action: 'create', entity: 'organization' }, data: { id, name: 'Acme' }, previous: null },
      { meta: { action: 'delete', entity_id: String(id) }, data: null, previous: { id, name: 'Acme' } },
    ]);
  });

  test('pipedrive 5.2, 5.3: a stage change, by a person, in bulk', () => {
    const { pipedrive, told, lead, zoe } = withHook('deal', 'change');
    const { id } = pipedrive.addDeal({ title: 'Big', person_id: lead.id });
    pipedrive.editDeal(id, { stage: 'Contact Made' }, { by: zoe.id, bulk: true, at: noon + 5000 });
    expect(told()).toMatchObject([
      {
        meta: {
          change_source: 'app',
          user_id: String(zoe.id),
          is_bulk_edit: true,
          timestamp: '2026-11-20T12:00:05.000Z',
        },
        data: { stage_id: 2, person_id: lead.id, stage_change_time: '2026-11-20T12:00:05Z' },
        previous: { stage_id: 1, stage_change_time: null },
      },
    ]);
    expect(told()[0]?.previous).not.toHaveProperty('pipeline_id');
  });

  test('pipedrive 5.2: a lead’s custom fields are nested, unlike REST', () => {
    const { ask, pipedrive, told, lead } = withHook('lead');
    const { code } = pipedrive.addField('deals', { name: 'Web', type: 'varchar' });
    const sent = {
      title: 'Roof',
      person_id: lead.id,
      value: { amount: 5, currency: 'EUR' },
      [code]: 'acme.example',
    };
    const { id } = ask('POST', leads, sent).body.data;
    expect(told()[0]).toMatchObject({
      meta: { entity: 'lead', entity_id: id },
      data: {
        id,
        value: { amount: 5, currency: 'EUR' },
        visible_to: '3',
        label_ids: [],
        custom_fields: { [code]: { type: 'varchar', value: 'acme.example' } },
      },
    });
    expect(told()[0]?.data).not.toHaveProperty(code);
  });

  test('pipedrive 5.2: a note is flat, with its content', () => {
    const { ask, told, lead } = withHook('note');
    const { id } = ask('POST', '/api/v1/notes', { content: 'Called', person_id: lead.id }).body.data;
    ask('PUT', `/api/v1/notes/${id}`, { content: 'Called twice' });
    ask('DELETE', `/api/v1/notes/${id}`);
    expect(told()).toMatchObject([
      {
        meta: { action: 'create' },
        data: { content: 'Called', person_id: lead.id, add_time: '2026-11-20T12:00:00Z' },
      },
      { meta: { action: 'change' }, data: { content: 'Called twice' }, previous: { content: 'Called' } },
      { meta: { action: 'delete' }, data: null, previous: { content: 'Called twice' } },
    ]);
  });

  test('pipedrive 5.2: the wrapper of each type', () => {
    const { pipedrive, told, lead, zoe } = withHook('person');
    const span = { value: '2026-02-01', until: '2026-02-28' };
    const zone = { timezone_name: 'Europe/Paris' };
    const values = [
      ['varchar', 'text', { value: 'text' }],
      ['double', 5, { value: 5 }],
      ['date', '2026-02-01', { value: '2026-02-01' }],
      ['monetary', { value: 5, currency: 'EUR' }, { value: 5, currency: 'EUR' }],
      ['user', zoe.id, { id: zoe.id }],
      ['people', lead.id, { id: lead.id }],
      ['daterange', span, { from: '2026-02-01', until: '2026-02-28' }],
      ['time', { value: '10:00:00', ...zone }, { value: '10:00:00', timezone_id: expect.any(Number) }],
      [
        'timerange',
        { value: '10:00:00', until: '11:00:00', ...zone },
        { from: '10:00:00', until: '11:00:00', timezone_id: expect.any(Number) },
      ],
    ] as const;
    const keys = values.map(([type]) => pipedrive.addField('persons', { name: type, type }).code);
    const tags = pipedrive.addField('persons', { name: 'Tags', type: 'set', options: ['A', 'B'] });
    const custom = Object.fromEntries(values.map(([type, value]) => [type, value]));
    pipedrive.editPerson(lead.id, { custom: { ...custom, Tags: ['A', 'B'] } });
    const expected = values.map(([type, , wrapped], index) => [keys[index], { type, ...wrapped }]);
    expect(told()[0]?.data?.custom_fields).toMatchObject({
      ...Object.fromEntries(expected),
      [tags.code]: { type: 'set', values: tags.options?.map(({ id }) => ({ id })) },
    });
  });
});

describe('who is told', () => {
  test('pipedrive 5.1: only who asked for that action and that object', () => {
    const { ask, pipedrive, told } = withHook('deal', 'create');
    const deal = pipedrive.addDeal({ title: 'Big' });
    pipedrive.editDeal(deal.id, { title: 'Bigger' });
    ask('POST', persons, { name: 'Bo' });
    expect(told().map(({ meta }) => `${meta.action}.${meta.entity}`)).toEqual(['create.deal']);
  });

  test('pipedrive 5.1: the same hook twice is told twice, with one event id', () => {
    const { ask, pipedrive, told } = withHook('*');
    ask('POST', webhooks, {
      subscription_url: 'https://hooks.example/1',
      event_action: '*',
      event_object: '*',
      name: 'Again',
    });
    pipedrive.addDeal({ title: 'Big' });
    const [one, other] = told();
    expect(one?.meta.id).toBe(other?.meta.id);
    expect(one?.meta.webhook_id).not.toBe(other?.meta.webhook_id);
  });

  test('pipedrive 5.2, 6: what changes nothing, and what the user cannot see, is not told', () => {
    const { ask, pipedrive, told, lead, path } = withHook('person');
    ask('PATCH', path, { name: lead.name });
    pipedrive.hide('persons', lead.id);
    pipedrive.editPerson(lead.id, { name: 'Ada Lovelace' });
    expect(told()).toEqual([]);
  });

  test('a refused write is not told', () => {
    const { ask, told } = withHook('deal');
    ask('POST', deals, { title: 'Big', currency: 'XXX' });
    expect(told()).toEqual([]);
  });
});
