import { openPortal } from './portal';

const owners = '/crm/owners/2026-09';

function withOwners() {
  const portal = openPortal();
  const mara = portal.hubspot.addOwner({ email: 'mara@acme.example', firstName: 'Mara' });
  const gone = portal.hubspot.addOwner({ email: 'gone@acme.example', archived: true });
  return { ...portal, mara, gone };
}

const ids = (results: { id: string }[]) => results.map(({ id }) => id);

test('hubspot 5: active and archived owners are two separate lists', () => {
  const { ask, mara, gone } = withOwners();
  expect(ids(ask('GET', owners).body.results)).toEqual([mara.id]);
  const { results } = ask('GET', `${owners}?archived=true`).body;
  expect(results).toMatchObject([
    { id: gone.id, userId: null, userIdIncludingInactive: gone.userId, archived: true },
  ]);
});

test('hubspot 5: an archived owner is 404 without archived=true', () => {
  const { ask, gone } = withOwners();
  expect(ask('GET', `${owners}/${gone.id}`)).toMatchObject({
    status: 404,
    body: { category: 'OBJECT_NOT_FOUND' },
  });
  expect(ask('GET', `${owners}/${gone.id}?archived=true`).body.id).toBe(gone.id);
});

test('hubspot 5: owner id and user id are two numbers', () => {
  const { ask, mara } = withOwners();
  expect(String(mara.userId)).not.toBe(mara.id);
  expect(ask('GET', `${owners}/${mara.userId}`).status).toBe(404);
  expect(ask('GET', `${owners}/${mara.userId}?idProperty=userId`).body.id).toBe(mara.id);
  expect(ask('GET', `${owners}/${mara.id}?idProperty=email`).status).toBe(400);
});

test('hubspot 5: the e-mail filter is exact', () => {
  const { ask, mara } = withOwners();
  expect(ids(ask('GET', `${owners}?email=mara@acme.example`).body.results)).toEqual([mara.id]);
  expect(ask('GET', `${owners}?email=Mara@acme.example`).body.results).toEqual([]);
  expect(ask('GET', `${owners}?email=mara`).body.results).toEqual([]);
});

test('hubspot 5: paged by after, at most 500 at once', () => {
  const { ask, hubspot, mara } = withOwners();
  const theo = hubspot.addOwner({ email: 'theo@assistants.example' });
  const first = ask('GET', `${owners}?limit=1`).body;
  expect(ids(first.results)).toEqual([mara.id]);
  const second = ask('GET', `${owners}?limit=1&after=${first.paging.next.after}`).body;
  expect(ids(second.results)).toEqual([theo.id]);
  expect(second).not.toHaveProperty('paging');
  expect(ask('GET', `${owners}?limit=501`).status).toBe(400);
});

test('hubspot 5: owners are read-only', () => {
  const { ask } = withOwners();
  expect(ask('POST', owners, { email: 'new@acme.example' }).status).toBe(405);
});
