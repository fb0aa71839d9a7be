import { useAccount } from './account';

const account = useAccount();
let person = 0;
beforeEach(() => {
  person = account.pipedrive.addPerson({ name: 'Ada Moreau', owner_id: account.pat }).id;
});
const read = () => account.use((crm) => crm.findLead(String(person)));

describe('what Pipedrive limits', () => {
  test('a burst is told to wait, by the window where no delay is named', async () => {
    account.pipedrive.settings.burstLimit = 1;
    await read();
    await expect(read()).rejects.toMatchObject({
      kind: 'Rate limit exceeded',
      retryAfter: 2,
      message: expect.stringContaining('Too many requests came within two seconds'),
    });
  });

  test('a spent day is said as such, and waits for long', async () => {
    account.pipedrive.settings.dailyTokens = 1;
    await expect(read()).rejects.toMatchObject({
      kind: 'Rate limit exceeded',
      retryAfter: 3_600,
      message: expect.stringContaining('daily token budget of this company is spent'),
    });
  });

  test('a 200 that says it failed is no success', async () => {
    account.world.sandbox.interceptors.push(() => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ success: false, error: 'Feature not enabled', data: null }),
    }));
    await expect(read()).rejects.toMatchObject({
      kind: 'Invalid input',
      message: expect.stringContaining('Feature not enabled'),
    });
  });

  test('the edge’s HTML is a limit, not a missing right', async () => {
    Object.assign(account.pipedrive.settings, { burstLimit: 0, edgeBlockAfter: 0 });
    await expect(read()).rejects.toMatchObject({ kind: 'Rate limit exceeded', status: 429 });
    await expect(read()).rejects.toMatchObject({
      kind: 'Rate limit exceeded',
      status: 403,
      retryAfter: 900,
      message: expect.stringContaining('blocked requests of this company'),
    });
  });

  test('the last request of a window is waited after, not run into the limit', async () => {
    account.pipedrive.settings.burstLimit = 2;
    const started = performance.now();
    await account.find(person, ({ history }) => history());
    expect(performance.now() - started).toBeGreaterThan(1_900);
  });

  test('a limit is never answered with another try', async () => {
    account.pipedrive.settings.burstLimit = 0;
    account.world.requests();
    await expect(read()).rejects.toMatchObject({ kind: 'Rate limit exceeded' });
    expect(account.world.requests()).toHaveLength(1);
  });
});

describe('other refusals', () => {
  const answer = (status: number, body: string, type = 'application/json') =>
    account.world.sandbox.interceptors.push(() => ({ status, headers: { 'content-type': type }, body }));

  test('a gateway’s 404 is no missing lead', async () => {
    answer(404, '<html></html>', 'text/html');
    await expect(read()).rejects.toMatchObject({ kind: 'Service unavailable' });
  });

  test('a wrong token says where to find the right one', async () => {
    for (const token of Object.keys(account.pipedrive.apiTokens)) delete account.pipedrive.apiTokens[token];
    await expect(read()).rejects.toMatchObject({
      kind: 'Invalid API key',
      message: expect.stringContaining('Personal preferences › API'),
    });
  });

  test('an answer of another form is said as such', async () => {
    answer(200, JSON.stringify({ success: true, data: { id: 'seven' } }));
    await expect(read()).rejects.toMatchObject({ kind: 'Service unavailable' });
  });
});
