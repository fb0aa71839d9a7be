import { ids, mara, noon, openCompany, withLead } from './pipedrive-company';

const notes = '/api/v1/notes';

describe('notes', () => {
  test('pipedrive 3.7: a note on a person, with v1 times', () => {
    const { ask, pipedrive, lead } = withLead();
    const made = ask('POST', notes, { content: '<b>Hello</b><br>', person_id: lead.id });
    expect([200, 201]).toContain(made.status);
    expect(made.body.data).toMatchObject({
      content: '<b>Hello</b><br>',
      person_id: lead.id,
      deal_id: null,
      user_id: mara,
      active_flag: true,
      add_time: '2026-11-20 12:00:00',
      update_time: '2026-11-20 12:00:00',
      pinned_to_person_flag: false,
      person: { name: 'Ada Byron' },
      deal: null,
      user: { email: 'mara@northgrid.example', is_you: true },
    });
    expect(ask('GET', `${notes}/${made.body.data.id}`).body.data).toEqual(made.body.data);
    expect(pipedrive.notes(lead.id)).toMatchObject([{ content: '<b>Hello</b><br>' }]);
  });

  test('pipedrive 3.7: sanitised; simple tags and escaped text survive', () => {
    const { ask, lead } = withLead();
    const content = '<p>a &lt;b&gt; {{x}}</p><script>x</script><a href="https://acme.example">y</a>';
    expect(ask('POST', notes, { content, person_id: lead.id }).body.data.content).toBe(
      '<p>a &lt;b&gt; {{x}}</p>x<a href="https://acme.example">y</a>',
    );
  });

  test.each([
    ['without content', {}],
    ['with empty content', { content: ' ' }],
    ['with over 100,000 characters', { content: 'x'.repeat(100_001) }],
    ['with a v2 time', { content: 'x', add_time: '2026-11-20T12:00:00Z' }],
    ['with an unknown parent', { content: 'x', person_id: 9 }],
    ['pinned to what is not its parent', { content: 'x', pinned_to_deal_flag: 1 }],
    ['pinned by true', { content: 'x', pinned_to_person_flag: true }],
    ['by an unknown user', { content: 'x', user_id: 9 }],
  ])('pipedrive 3.7: %s it is refused', (_, body) => {
    const { ask, lead } = withLead();
    expect(ask('POST', notes, { person_id: lead.id, ...body })).toMatchObject({
      status: 400,
      body: { success: false, data: null },
    });
  });

  test('pipedrive 1.5, 3.7: without a parent it is refused', () => {
    const { ask } = openCompany();
    expect(ask('POST', notes, { content: 'x' }).status).toBe(400);
  });

  test('pipedrive 3.7: exactly 100,000 characters are a note', () => {
    const { ask, lead } = withLead();
    expect(ask('POST', notes, { content: 'x'.repeat(100_000), person_id: lead.id }).body.success).toBe(true);
  });

  test('pipedrive 3.1, 3.7: listed by parent, sorted, paged by offset; empty is null', () => {
    const { ask, pipedrive, lead } = withLead();
    const [one, two, three] = [0, 1, 2].map((second) =>
      pipedrive.addNote(lead.id, `Note ${second}`, { at: noon + second * 1000 }),
    );
    const list = (query: string) => ask('GET', `${notes}?person_id=${lead.id}&${query}`);
    expect(ids(list(''))).toEqual([one?.id, two?.id, three?.id]);
    const first = list('sort=add_time%20DESC&limit=2');
    expect(ids(first)).toEqual([three?.id, two?.id]);
    const pagination = { start: 0, limit: 2, more_items_in_collection: true, next_start: 2 };
    expect(first.body.additional_data).toEqual({ pagination });
    const second = list('sort=add_time%20DESC&limit=2&start=2');
    expect(ids(second)).toEqual([one?.id]);
    expect(second.body.additional_data.pagination).not.toHaveProperty('next_start');
    expect(ids(list('updated_since=2026-11-20T12:00:01Z'))).toEqual([two?.id, three?.id]);
    expect(list('updated_since=2026-11-20T12:00:01.000Z').status).toBe(400);
    expect(ask('GET', `${notes}?person_id=9`).body.data).toBeNull();
    expect(list('limit=501').status).toBe(400);
    expect(list('sort=content').status).toBe(400);
  });

  test('pipedrive 3.7: changed and deleted', () => {
    const { ask, pipedrive, lead } = withLead();
    const { id } = pipedrive.addNote(lead.id, 'One');
    expect(ask('PUT', `${notes}/${id}`, { content: 'Two' }).body.data).toMatchObject({
      content: 'Two',
      last_update_user_id: mara,
    });
    expect(ask('PUT', `${notes}/${id}`, { person_id: null }).status).toBe(400);
    expect(ask('DELETE', `${notes}/${id}`).body.data).toBe(true);
    expect(ask('GET', `${notes}/${id}`).status).toBe(404);
    expect(pipedrive.notes()).toEqual([]);
  });

  test('the same post again makes a second note', () => {
    const { ask, pipedrive, lead } = withLead();
    for (const _ of [1, 2]) ask('POST', notes, { content: 'x', person_id: lead.id });
    expect(pipedrive.notes(lead.id)).toHaveLength(2);
  });
});
