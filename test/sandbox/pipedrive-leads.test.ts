// Leads, one at a time (pipedrive.md 3.6).
import { leads, mara, noon, type Opened, withLead } from './pipedrive-company';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const refused = { success: false, data: null, additional_data: null };

/** Ada has a lead in the inbox. */
function withInbox() {
  const company = withLead();
  const person = company.lead.id;
  const inbox = company.ask('POST', leads, { title: 'Solar roof', person_id: person }).body.data;
  return { ...company, person, inbox, at: `${leads}/${inbox.id}` };
}

describe('a lead', () => {
  test('pipedrive 3.6: is made with 201, has a uuid, times in milliseconds, visible_to as text', () => {
    const { ask, person, sandbox } = withInbox();
    sandbox.clock.advance(45);
    const made = ask('POST', leads, {
      title: 'Wind park',
      person_id: person,
      value: { amount: 12.5, currency: 'EUR' },
      visible_to: '1',
    });
    expect(made.status).toBe(201);
    expect(made.body.data).toEqual({
      id: expect.stringMatching(uuid),
      title: 'Wind park',
      owner_id: mara,
      creator_id: mara,
      label_ids: [],
      person_id: person,
      organization_id: null,
      source_name: 'API',
      origin: 'API',
      origin_id: null,
      channel: null,
      channel_id: null,
      source_deal_id: null,
      is_archived: false,
      archive_time: null,
      was_seen: false,
      value: { amount: 12.5, currency: 'EUR' },
      expected_close_date: null,
      next_activity_id: null,
      add_time: '2026-11-20T12:00:00.045Z',
      update_time: '2026-11-20T12:00:00.045Z',
      visible_to: '1',
      cc_email: expect.any(String),
    });
    expect(ask('GET', `${leads}/${made.body.data.id}`).body.data).toEqual(made.body.data);
  });

  test('pipedrive 3.6: null unsets; one of person and organization must stay', () => {
    const { ask, pipedrive, at, person } = withInbox();
    const organization_id = pipedrive.addOrganization({ name: 'Acme' }).id;
    ask('PATCH', at, { value: { amount: 5, currency: 'EUR' }, expected_close_date: '2026-12-01' });
    expect(ask('PATCH', at, { person_id: null })).toMatchObject({
      status: 400,
      body: { ...refused, error: 'One of person_id or organization_id must be set' },
    });
    expect(ask('PATCH', at, { organization_id, person_id: null, value: null }).body.data).toMatchObject({
      person_id: null,
      organization_id,
      value: null,
      expected_close_date: '2026-12-01',
    });
    expect(ask('PATCH', at, { organization_id: null, person_id: person }).body.data.person_id).toBe(person);
  });

  test.each([
    ['no title', { title: undefined }],
    ['an empty title', { title: ' ' }],
    ['a title of 256 characters', { title: 'x'.repeat(256) }],
    ['nobody', { person_id: undefined }],
    ['org_id instead of organization_id', { org_id: 1 }],
    ['an unknown person', { person_id: 9 }],
    ['an unknown owner', { owner_id: 9 }],
    ['an unknown label', { label_ids: ['00000000-0000-4000-8000-000000000000'] }],
    ['a label by number', { label_ids: [1] }],
    ['an amount without a currency', { value: { amount: 5 } }],
    ['a currency without an amount', { value: { currency: 'EUR' } }],
    ['a currency that is not enabled', { value: { amount: 5, currency: 'XXX' } }],
    ['a plain number as value', { value: 5 }],
    ['visible_to as a number', { visible_to: 3 }],
    ['visible_to of a higher plan', { visible_to: '5' }],
    ['a moment as close date', { expected_close_date: '2026-12-01T00:00:00Z' }],
    ['is_archived at creation', { is_archived: true }],
    ['custom_fields, as in v2', { custom_fields: {} }],
    ['a hash key that is not there', { ['f'.repeat(40)]: 'x' }],
    ['add_time', { add_time: '2026-01-01T00:00:00Z' }],
  ])('pipedrive 3.6: %s is refused', (_, change) => {
    const { ask, person } = withInbox();
    expect(ask('POST', leads, { title: 'X', person_id: person, ...change })).toMatchObject({
      status: 400,
      body: refused,
    });
  });

  test('pipedrive 3.6: origin_id only at creation', () => {
    const { ask, at, person } = withInbox();
    const made = ask('POST', leads, { title: 'X', person_id: person, origin_id: 'form-7' });
    expect(made.body.data.origin_id).toBe('form-7');
    expect(ask('PATCH', at, { origin_id: 'form-7' }).status).toBe(400);
  });

  test('pipedrive 1.5: a missing, deleted or hidden one is 404 in its words', () => {
    const { ask, pipedrive, at, person } = withInbox();
    const hidden = pipedrive.addLead({ title: 'Hidden', person_id: person });
    pipedrive.hide('leads', hidden.id);
    expect(ask('DELETE', at).body).toMatchObject({ success: true, data: { id: at.split('/').at(-1) } });
    const told = { error: 'requested lead not found', error_info: 'Object was not found.', ...refused };
    for (const path of [at, `${leads}/${hidden.id}`, `${leads}/7`])
      for (const [method, body] of [['GET'], ['PATCH', { title: 'X' }], ['DELETE']] as const)
        expect(ask(method, path, body)).toMatchObject({ status: 404, body: told });
  });

  test('pipedrive 6: what changes nothing moves no update_time', () => {
    const { ask, sandbox, at } = withInbox();
    sandbox.clock.advance(5000);
    expect(ask('PATCH', at, { title: 'Solar roof' }).body.data.update_time).toBe('2026-11-20T12:00:00.000Z');
    expect(ask('PATCH', at, { title: 'Roof' }).body.data.update_time).toBe('2026-11-20T12:00:05.000Z');
  });

  test('pipedrive 6: an archived one rejects edits until un-archived, and that comes alone (unconfirmed)', () => {
    const { ask, at } = withInbox();
    const archived = ask('PATCH', at, { title: 'Roof', is_archived: true }).body.data;
    expect(archived).toMatchObject({ is_archived: true, archive_time: '2026-11-20T12:00:00.000Z' });
    expect(ask('GET', at).body.data.is_archived).toBe(true);
    for (const body of [{ title: 'X' }, { title: 'X', is_archived: false }, {}])
      expect(ask('PATCH', at, body)).toMatchObject({ status: 400, body: refused });
    expect(ask('PATCH', at, { is_archived: false }).body.data).toMatchObject({
      is_archived: false,
      archive_time: null,
    });
    expect(ask('PATCH', at, { title: 'X' }).status).toBe(200);
  });

  test('pipedrive 4: leads have no changelog', () => {
    const { ask, at } = withInbox();
    expect(ask('GET', `${at}/changelog`).status).toBe(404);
  });

  test('pipedrive 3.7: a note can hang on a lead', () => {
    const { ask, inbox } = withInbox();
    const notes = '/api/v1/notes';
    const made = ask('POST', notes, { content: 'Called', lead_id: inbox.id, pinned_to_lead_flag: 1 });
    expect(made.body.data).toMatchObject({ lead_id: inbox.id, person_id: null, pinned_to_lead_flag: true });
    expect(ask('GET', `${notes}?lead_id=${inbox.id}`).body.data).toHaveLength(1);
    expect(ask('POST', notes, { content: 'x', lead_id: '00000000-0000-4000-8000-000000000000' }).status).toBe(
      400,
    );
    expect(ask('POST', notes, { content: 'x', lead_id: 7 }).status).toBe(400);
  });
});

describe('custom fields', () => {
  const field = ({ pipedrive }: Opened, type: 'set' | 'enum', name = 'Field') =>
    pipedrive.addField('deals', { name, type, options: ['A', 'B'] });

  test('pipedrive 3.6: stand at top level under the deals’ keys; unset ones are absent', () => {
    const company = withInbox();
    const { ask, pipedrive, at } = company;
    const text = pipedrive.addField('deals', { name: 'Web', type: 'varchar' }).code;
    const { code, options } = field(company, 'enum');
    expect(Object.keys(ask('GET', at).body.data)).not.toContain(text);
    const option = options?.[1]?.id;
    expect(ask('PATCH', at, { [text]: 'acme.example', [code]: option }).body.data).toMatchObject({
      [text]: 'acme.example',
      [code]: option,
    });
    expect(pipedrive.leads()[0]?.custom).toEqual({ Web: 'acme.example', Field: 'B' });
    expect(ask('PATCH', at, { [text]: null }).body.data).not.toHaveProperty(text);
    expect(ask('PATCH', at, { [code]: 'B' }).status).toBe(400);
  });

  test('pipedrive 3.6: a set is option ids with commas, as text', () => {
    const company = withInbox();
    const { code, options } = field(company, 'set');
    const [a, b] = options?.map(({ id }) => id) ?? [];
    const write = (value: unknown) => company.ask('PATCH', company.at, { [code]: value });
    expect(write(`${a},${b}`).body.data[code]).toBe(`${a},${b}`);
    for (const wrong of [[a, b], a, '', 'A', '9999']) expect(write(wrong).status).toBe(400);
    expect(write(null).body.data).not.toHaveProperty(code);
  });

  test('pipedrive 3.6: composite values have siblings', () => {
    const { ask, pipedrive, at, inbox } = withInbox();
    const code = (name: string, type: 'monetary' | 'daterange' | 'timerange' | 'address') =>
      pipedrive.addField('deals', { name, type }).code;
    const [budget, span, hours, place] = [
      code('Budget', 'monetary'),
      code('Span', 'daterange'),
      code('Hours', 'timerange'),
      code('Place', 'address'),
    ];
    const sent = {
      ...{ [budget]: 10, [`${budget}_currency`]: 'EUR' },
      ...{ [span]: '2026-02-01', [`${span}_until`]: '2026-02-28' },
      [place]: 'Main street 1',
    };
    expect(ask('PATCH', at, sent).body.data).toMatchObject({ ...sent, [`${place}_locality`]: null });
    const zone = { value: '10:00:00', until: '11:00:00', timezone_name: 'Europe/Paris' };
    pipedrive.editLead(inbox.id, { custom: { Hours: zone } });
    expect(ask('GET', at).body.data).toMatchObject({
      [hours]: '10:00:00',
      [`${hours}_until`]: '11:00:00',
      [`${hours}_timezone_id`]: expect.any(Number),
    });
    const bad = [
      { [budget]: 5 },
      { [`${budget}_currency`]: 'EUR' },
      { [budget]: { value: 5, currency: 'EUR' } },
    ];
    for (const body of [...bad, { [hours]: '10:00:00' }, { [`${place}_locality`]: 'Tallinn' }])
      expect(ask('PATCH', at, body)).toMatchObject({ status: 400, body: refused });
    expect(ask('PATCH', at, { [budget]: null }).body.data).not.toHaveProperty(`${budget}_currency`);
  });
});

describe('by hand', () => {
  test('a person makes, labels, archives and deletes a lead', () => {
    const { pipedrive, person, zoe } = withInbox();
    pipedrive.addField('deals', { name: 'Web', type: 'varchar' });
    const hot = pipedrive.leadLabels().find(({ name }) => name === 'Hot');
    const made = pipedrive.addLead(
      { title: 'By hand', person_id: person, labels: ['Hot'], custom: { Web: 'acme.example' } },
      { by: zoe.id, at: noon - 1000 },
    );
    expect(made).toMatchObject({
      title: 'By hand',
      owner_id: zoe.id,
      source_name: 'Manually created',
      was_seen: true,
      labels: ['Hot'],
      label_ids: [hot?.id],
      custom: { Web: 'acme.example' },
    });
    expect(pipedrive.editLead(made.id, { is_archived: true }).is_archived).toBe(true);
    expect(() => pipedrive.editLead(made.id, { title: 'X' })).toThrow('The lead is archived');
    expect(() => pipedrive.editLead(made.id, { labels: ['Lukewarm'] })).toThrow('no lead label Lukewarm');
    pipedrive.removeLead(made.id);
    expect(pipedrive.lead(made.id)).toBeUndefined();
    expect(() => pipedrive.editLead(made.id, { title: 'X' })).toThrow('There is no lead');
  });
});
