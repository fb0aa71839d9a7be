import { deals, ids, mara, openCompany, organizations, withLead } from './pipedrive-company';

const stages = ['Qualified', 'Contact Made', 'Demo Scheduled', 'Proposal Made', 'Negotiations Started'];

function withDeal() {
  const company = withLead();
  const deal = company.pipedrive.addDeal({ title: 'Big', person_id: company.lead.id });
  const other = company.pipedrive.addPipeline('Renewals', ['Qualified', 'Signed']);
  const stage = (name: string, pipeline = 1) =>
    company.pipedrive.stages().find((one) => one.name === name && one.pipelineId === pipeline)?.id;
  return { ...company, deal, other, stage, at: `${deals}/${deal.id}` };
}

describe('pipelines and stages', () => {
  test('pipedrive 3.10: the stock pipeline, and a second one', () => {
    const { ask, other } = withDeal();
    expect(ask('GET', '/api/v2/pipelines').body.data).toMatchObject([
      { id: 1, order_nr: 1, is_deleted: false, add_time: '2026-01-05T08:00:00Z' },
      { id: other.id, name: 'Renewals', order_nr: 2 },
    ]);
    const names = (query: string) =>
      ask('GET', `/api/v2/stages${query}`).body.data.map(({ name }: { name: string }) => name);
    expect(names('?pipeline_id=1')).toEqual(stages);
    expect(names('?pipeline_id=1&sort_by=order_nr&sort_direction=desc&limit=1')).toEqual(stages.slice(-1));
    expect(names('')).toHaveLength(7);
    expect(ask('GET', '/api/v2/stages/2').body.data).toMatchObject({ name: 'Contact Made', pipeline_id: 1 });
    expect(ask('GET', '/api/v2/stages/99').status).toBe(404);
    expect(ask('GET', '/api/v2/stages?sort_by=name').status).toBe(400);
  });
});

describe('a deal', () => {
  test('pipedrive 3.5: begins in the default pipeline’s first stage, in its owner’s currency', () => {
    const { ask, stage } = withDeal();
    const { data } = ask('POST', deals, { title: 'New' }).body;
    expect(data).toMatchObject({
      title: 'New',
      status: 'open',
      stage_id: stage('Qualified'),
      pipeline_id: 1,
      currency: 'EUR',
      owner_id: mara,
      creator_user_id: mara,
      person_id: null,
      is_archived: false,
      is_deleted: false,
      stage_change_time: null,
    });
  });

  test('pipedrive 3.5: stage_id fixes the pipeline, pipeline_id alone means its first stage', () => {
    const { ask, other, stage, at, sandbox } = withDeal();
    const signed = stage('Signed', other.id);
    sandbox.clock.advance(1000);
    expect(ask('PATCH', at, { stage_id: signed }).body.data).toMatchObject({
      stage_id: signed,
      pipeline_id: other.id,
      stage_change_time: '2026-11-20T12:00:01Z',
    });
    expect(ask('PATCH', at, { pipeline_id: 1 }).body.data.stage_id).toBe(stage('Qualified'));
    expect(ask('PATCH', at, { pipeline_id: 1, stage_id: signed }).status).toBe(400);
    expect(ask('PATCH', at, { stage_id: 99 }).status).toBe(400);
    expect(ask('PATCH', at, { pipeline_id: 99 }).status).toBe(400);
  });

  test('pipedrive 3.5: won, lost with a reason, and open again', () => {
    const { ask, at } = withDeal();
    const moment = '2026-11-20T12:00:00Z';
    expect(ask('PATCH', at, { lost_reason: 'Price' }).status).toBe(400);
    expect(ask('PATCH', at, { status: 'lost', lost_reason: 'Price' }).body.data).toMatchObject({
      status: 'lost',
      lost_time: moment,
      close_time: moment,
      lost_reason: 'Price',
      won_time: null,
    });
    expect(ask('PATCH', at, { status: 'won' }).body.data).toMatchObject({
      won_time: moment,
      lost_time: null,
    });
    expect(ask('PATCH', at, { status: 'open' }).body.data).toMatchObject({
      close_time: null,
      won_time: null,
    });
    expect(ask('PATCH', at, { won_time: moment }).status).toBe(400);
  });

  test.each([
    ['no title', 'POST', {}],
    ['a title of 256 characters', 'POST', { title: 'x'.repeat(256) }],
    ['add_time', 'POST', { title: 'X', add_time: '2026-01-01T00:00:00Z' }],
    ['a value as text', 'PATCH', { value: '5' }],
    ['a currency that is not enabled', 'PATCH', { currency: 'XXX' }],
    ['the status deleted', 'PATCH', { status: 'deleted' }],
    ['is_deleted', 'PATCH', { is_deleted: true }],
    ['user_id', 'PATCH', { user_id: 2201 }],
    ['update_time', 'PATCH', { update_time: '2026-01-01T00:00:00Z' }],
    ['a probability over 100', 'PATCH', { probability: 101 }],
    ['an unknown person', 'PATCH', { person_id: 9 }],
    ['archive_time without is_archived', 'PATCH', { archive_time: '2026-01-01 00:00:00' }],
    ['organization_id', 'PATCH', { organization_id: 1 }],
    ['lost_time on an open deal', 'PATCH', { lost_time: '2026-01-01T00:00:00Z' }],
    ['close_time on an open deal', 'PATCH', { close_time: '2026-01-01T00:00:00Z' }],
    ['lost_reason with won', 'PATCH', { status: 'won', lost_reason: 'Price' }],
    ['a moment as a close date', 'PATCH', { expected_close_date: '2026-01-01T00:00:00Z' }],
  ])('pipedrive 3.5: %s is refused', (_, method, body) => {
    const { ask, at } = withDeal();
    expect(ask(method, method === 'POST' ? deals : at, body).status).toBe(400);
  });

  test('pipedrive 3.5: null unlinks person and organization', () => {
    const { ask, at } = withDeal();
    expect(ask('PATCH', at, { person_id: null, org_id: null }).body.data.person_id).toBeNull();
  });

  test('pipedrive 3.5: listed by person and status; all that are not deleted by default', () => {
    const { ask, pipedrive, lead, deal } = withDeal();
    const won = pipedrive.addDeal({ title: 'Won', person_id: lead.id, status: 'won' });
    const gone = pipedrive.addDeal({ title: 'Gone', person_id: lead.id });
    pipedrive.addDeal({ title: 'Another person’s' });
    pipedrive.remove('deals', gone.id);
    const list = (query: string) => ids(ask('GET', `${deals}?person_id=${lead.id}${query}`));
    expect(list('')).toEqual([deal.id, won.id]);
    expect(list('&status=open')).toEqual([deal.id]);
    expect(list('&status=open,won')).toEqual([deal.id, won.id]);
    expect(list('&status=deleted')).toEqual([gone.id]);
    expect(ask('GET', `${deals}?status=closed`).status).toBe(400);
    expect(ids(ask('GET', `${deals}?stage_id=${deal.stage_id}&sort_by=update_time`))).toHaveLength(3);
  });

  test('pipedrive 3.5, 6: an archived one is in its own list and rejects edits until un-archived alone', () => {
    const { ask, deal, at } = withDeal();
    expect(ask('PATCH', at, { is_archived: true }).body.data.archive_time).toBe('2026-11-20T12:00:00Z');
    expect(ids(ask('GET', deals))).toEqual([]);
    expect(ids(ask('GET', `${deals}/archived`))).toEqual([deal.id]);
    expect(ask('PATCH', at, { stage_id: 2 }).status).toBe(400);
    expect(ask('PATCH', at, { stage_id: 2, is_archived: false }).status).toBe(400);
    expect(ask('PATCH', at, { is_archived: false }).body.data.archive_time).toBeNull();
    expect(ask('PATCH', at, { stage_id: 2 }).status).toBe(200);
  });

  test('pipedrive 3.5, 6: what a person does by hand: moves, wins, archives', () => {
    const { pipedrive, sandbox, deal } = withDeal();
    sandbox.clock.advance(1000);
    expect(pipedrive.editDeal(deal.id, { stage: 'Demo Scheduled' })).toMatchObject({
      stage: 'Demo Scheduled',
      stage_change_time: '2026-11-20T12:00:01Z',
    });
    expect(pipedrive.editDeal(deal.id, { status: 'won' }).status).toBe('won');
    expect(pipedrive.editDeal(deal.id, { is_archived: true }).is_archived).toBe(true);
    expect(() => pipedrive.editDeal(deal.id, { title: 'X' })).toThrow('The deal is archived');
    expect(pipedrive.changelog(deal.id, 'deals').map(({ field_key }) => field_key)).toEqual(
      expect.arrayContaining(['stage_id', 'status', 'is_archived']),
    );
  });

  test('pipedrive 6: a person’s new owner leaves the deal’s owner alone', () => {
    const { ask, pipedrive, path, zoe, deal } = withDeal();
    ask('PATCH', path, { owner_id: zoe.id });
    expect(pipedrive.deal(deal.id)?.owner_id).toBe(mara);
  });
});

describe('an organization', () => {
  test('pipedrive 3.4: its address is an object', () => {
    const { ask } = openCompany();
    const made = ask('POST', organizations, { name: 'Acme', address: { value: 'Main street 1, Tallinn' } });
    expect(made.body.data).toMatchObject({
      name: 'Acme',
      owner_id: mara,
      address: { value: 'Main street 1, Tallinn', country: null },
    });
    expect(ask('POST', organizations, { name: 'Acme', address: 'Main street 1' }).status).toBe(400);
    expect(ask('POST', organizations, { title: 'Acme' }).status).toBe(400);
    const at = `${organizations}/${made.body.data.id}`;
    expect(ask('PATCH', at, { name: 'Acme Corp' }).body.data.address.value).toBe('Main street 1, Tallinn');
    expect(ids(ask('GET', organizations))).toEqual([made.body.data.id]);
    expect(ask('GET', `${organizations}?org_id=1`).status).toBe(400);
    expect(ask('GET', `${at}?include_fields=people_count`).body.data.people_count).toBe(0);
  });

  test('pipedrive 3.3: add_time may be given', () => {
    const { ask } = openCompany();
    const add_time = '2026-03-01T00:00:00Z';
    expect(ask('POST', organizations, { name: 'Acme', add_time }).body.data).toMatchObject({
      add_time,
      update_time: '2026-11-20T12:00:00Z',
    });
  });
});
