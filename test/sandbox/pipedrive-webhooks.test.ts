// How webhooks are delivered: retries, bans, deletion, and what a test can do with them (pipedrive.md 5.3).
import { createServer } from 'node:http';
import { createSandbox, type Deliver, pipedriveToken, type WebhookCall } from '../../sandbox';
import { noon, type Opened, openCompany } from './pipedrive-company';
import { allowLoopback } from './portal';

const webhooks = '/api/v1/webhooks';
const hook = {
  subscription_url: 'https://hooks.example/1',
  event_action: '*',
  event_object: 'deal',
  name: 'Relay',
  version: '2.0',
};
const minute = 60_000;

function withHook(more: object = {}) {
  const company = openCompany();
  const id: number = company.ask('POST', webhooks, { ...hook, ...more }).body.data.id;
  return { ...company, id };
}

/** Answers these statuses in turn, the last one for ever, and keeps what it got. */
function receiver(...statuses: number[]) {
  const calls: WebhookCall[] = [];
  const deliver: Deliver = async (call) => {
    calls.push(call);
    return { status: statuses[Math.min(calls.length, statuses.length) - 1] ?? 200 };
  };
  return { calls, deliver, attempts: () => calls.map(({ payload }) => payload.meta.attempt) };
}

const titles = (calls: readonly WebhookCall[]) => calls.map(({ payload }) => payload.data?.title);
const change = ({ pipedrive }: Pick<Opened, 'pipedrive'>, title: string) => pipedrive.addDeal({ title }).id;

describe('in-process', () => {
  test('a delivery waits until the test flushes; its body is the payload as JSON', async () => {
    const company = withHook({ http_auth_user: 'relay', http_auth_password: 'hush' });
    change(company, 'Big');
    const { calls, deliver } = receiver(200);
    const [waiting] = company.pipedrive.webhooks.deliveries();
    expect(waiting).toMatchObject({ webhookId: company.id, state: 'waiting', attempts: [] });
    expect(await company.pipedrive.webhooks.flush(deliver)).toMatchObject([{ state: 'delivered' }]);
    expect(calls).toMatchObject([
      {
        url: hook.subscription_url,
        headers: {
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from('relay:hush').toString('base64')}`,
        },
      },
    ]);
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual(calls[0]?.payload);
    expect(await company.pipedrive.webhooks.flush(deliver)).toEqual([]);
  });

  test('with a sender of its own the sandbox delivers as things happen, and when the clock moves', async () => {
    const { calls, deliver, attempts } = receiver(503, 200);
    const company = openCompany({ deliver });
    company.ask('POST', webhooks, hook);
    change(company, 'Big');
    expect(calls).toEqual([]);
    await company.pipedrive.webhooks.flush();
    expect(attempts()).toEqual([1]);
    company.sandbox.clock.advance(3000);
    await company.pipedrive.webhooks.flush();
    expect(attempts()).toEqual([1, 2]);
  });

  test('drop, double and order', async () => {
    const company = withHook();
    for (const title of ['A', 'B', 'C', 'D']) change(company, title);
    const desk = company.pipedrive.webhooks;
    const [a = 0, b = 0, c = 0, d = 0] = desk.deliveries().map(({ id }) => id);
    desk.drop(b);
    const again = desk.double(a);
    desk.order([d, c]);
    const { calls, deliver } = receiver(200);
    expect((await desk.flush(deliver)).map(({ id }) => id)).toEqual([d, c, a, again]);
    expect(titles(calls)).toEqual(['D', 'C', 'A', 'A']);
    expect(calls[2]?.payload.meta.id).toBe(calls[3]?.payload.meta.id);
    await desk.deliver(c, deliver);
    expect(titles(calls).at(-1)).toBe('C');
    expect(() => desk.drop(99)).toThrow('There is no delivery 99');
  });

  test('a sender that throws is the test’s own fault and reaches it', async () => {
    const company = withHook();
    change(company, 'Big');
    const broken = company.pipedrive.webhooks.flush(() => Promise.reject(new Error('my bug')));
    await expect(broken).rejects.toThrow('my bug');
    expect(await company.pipedrive.webhooks.flush()).toMatchObject([{ state: 'delivered' }]);
  });

  test('what happens during a flush waits for the next', async () => {
    const company = withHook();
    change(company, 'A');
    const { webhooks: desk } = company.pipedrive;
    const first = await desk.flush(async () => {
      change(company, 'B');
      return { status: 200 };
    });
    expect([first.length, (await desk.flush()).length]).toEqual([1, 1]);
  });

  test('reset forgets hooks and deliveries', async () => {
    const company = withHook();
    change(company, 'Big');
    company.sandbox.reset();
    expect([company.pipedrive.webhooks.registered(), company.pipedrive.webhooks.deliveries()]).toEqual([
      [],
      [],
    ]);
    expect(await company.pipedrive.webhooks.flush()).toEqual([]);
  });
});

describe('failures', () => {
  test('pipedrive 5.3: tried again after 3, 30 and 150 s, four times in all, with the same event id', async () => {
    const company = withHook();
    const { sandbox, pipedrive } = company;
    change(company, 'Big');
    const { calls, deliver, attempts } = receiver(500, 0, 302, 404);
    const later = async (ms: number) => {
      sandbox.clock.advance(ms);
      await pipedrive.webhooks.flush(deliver);
      return calls.length;
    };
    expect([await later(0), await later(2999), await later(1)]).toEqual([1, 1, 2]);
    expect([await later(29_999), await later(1)]).toEqual([2, 3]);
    expect([await later(149_999), await later(1)]).toEqual([3, 4]);
    expect(await later(60 * minute)).toBe(4);
    expect(attempts()).toEqual([1, 2, 3, 4]);
    expect(new Set(calls.map(({ payload }) => payload.meta.id)).size).toBe(1);
    expect(pipedrive.webhooks.deliveries()).toMatchObject([
      { state: 'failed', attempts: [{ status: 500 }, { status: 0 }, { status: 302 }, { status: 404 }] },
    ]);
    expect(company.ask('GET', webhooks).body.data[0]).toMatchObject({
      last_delivery_time: '2026-11-20 12:03:03',
      last_http_status: 404,
    });
  });

  test('pipedrive 5.3: ten first attempts in vain ban the endpoint for 30 minutes; events then are lost', async () => {
    const company = withHook();
    const { sandbox, pipedrive } = company;
    const { calls, deliver } = receiver(500);
    for (let index = 0; index < 10; index += 1) change(company, `D${index}`);
    await pipedrive.webhooks.flush(deliver);
    change(company, 'Lost');
    sandbox.clock.advance(3000);
    await pipedrive.webhooks.flush(deliver);
    expect(calls).toHaveLength(10);
    expect(new Set(pipedrive.webhooks.deliveries().map(({ state }) => state))).toEqual(new Set(['lost']));
    sandbox.clock.advance(30 * minute - 3001);
    change(company, 'Still lost');
    sandbox.clock.advance(1);
    change(company, 'Heard');
    await pipedrive.webhooks.flush(deliver);
    expect(titles(calls).slice(10)).toEqual(['Heard']);
  });

  test('pipedrive 5.3: only first attempts count towards a ban', async () => {
    const company = withHook();
    const { sandbox, pipedrive } = company;
    const { calls, deliver } = receiver(500);
    for (let index = 0; index < 9; index += 1) change(company, `D${index}`);
    for (const ms of [0, 3000, 30_000]) {
      sandbox.clock.advance(ms);
      await pipedrive.webhooks.flush(deliver);
    }
    expect(calls).toHaveLength(27);
    expect(new Set(pipedrive.webhooks.deliveries().map(({ state }) => state))).toEqual(new Set(['waiting']));
  });

  test('pipedrive 5.3: three days without a success delete the hook', async () => {
    const company = withHook();
    const { ask, sandbox, pipedrive, id } = company;
    const calls: string[] = [];
    const deliver: Deliver = async ({ payload }) => {
      calls.push(String(payload.data?.title));
      return { status: calls.at(-1) === 'Fails' ? 500 : 200 };
    };
    const day = 24 * 60 * minute;
    for (const title of ['Fails', 'Arrives', 'Fails']) {
      change(company, title);
      await pipedrive.webhooks.flush(deliver);
      sandbox.clock.advance(day);
    }
    sandbox.clock.advance(2 * day - 1);
    expect(pipedrive.webhooks.registered()).toMatchObject([{ id, event_object: 'deal' }]);
    sandbox.clock.advance(1);
    expect(pipedrive.webhooks.registered()).toEqual([]);
    expect(ask('GET', webhooks).body.data).toEqual([]);
    expect(ask('DELETE', `${webhooks}/${id}`).status).toBe(404);
    change(company, 'Nobody listens');
    const before = calls.length;
    await pipedrive.webhooks.flush(deliver);
    expect(calls).toHaveLength(before);
  });

  test('pipedrive 5.1: what is on its way to a deleted hook is lost', async () => {
    const company = withHook();
    change(company, 'Big');
    company.ask('DELETE', `${webhooks}/${company.id}`);
    expect(await company.pipedrive.webhooks.flush()).toMatchObject([{ state: 'lost' }]);
  });
});

describe('registration', () => {
  test('pipedrive 1.6: costs 10 to make and to list, 6 to delete', () => {
    const { ask, pipedrive, id } = withHook();
    ask('GET', webhooks);
    ask('DELETE', `${webhooks}/${id}`);
    expect(pipedrive.tokens.requests.map(({ cost }) => cost)).toEqual([10, 10, 6]);
  });

  test('pipedrive 5.1: the 41st is 422 in the webhook shape; a deleted one makes room', () => {
    const { ask, id } = withHook();
    for (let count = 1; count < 40; count += 1) ask('POST', webhooks, hook);
    expect(ask('POST', webhooks, hook)).toMatchObject({
      status: 422,
      body: { status: 'error', success: false, errors: { user_id: [expect.stringContaining('40')] } },
    });
    ask('DELETE', `${webhooks}/${id}`);
    expect(ask('POST', webhooks, hook).status).toBe(201);
  });

  test.each(['http://127.0.0.1:4011/hook', 'https://127.0.0.1/hook', 'http://localhost/hook'])(
    'pipedrive 5.1: %s only while the sandbox listens',
    (subscription_url) => {
      const { ask, pipedrive } = openCompany();
      expect(ask('POST', webhooks, { ...hook, subscription_url }).status).toBe(400);
      pipedrive.settings.loopbackHooks = true;
      expect(ask('POST', webhooks, { ...hook, subscription_url }).status).toBe(201);
      expect(ask('POST', webhooks, { ...hook, subscription_url: 'http://hooks.example/1' }).status).toBe(400);
    },
  );
});

describe('over HTTP', () => {
  allowLoopback();

  /** A receiver on this machine that answers 500 first. */
  async function onThisMachine() {
    const bodies: string[] = [];
    const arrivals: (() => void)[] = [];
    const server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      bodies.push(text);
      response.writeHead(bodies.length === 1 ? 500 : 200).end('{}');
      arrivals.shift()?.();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const next = () => new Promise<void>((resolve) => arrivals.push(resolve));
    return { url: `http://127.0.0.1:${port}/hook`, bodies, next, close: () => server.close() };
  }

  test('pipedrive 5.3: goes out by itself, to this machine only; retries when the clock moves', async () => {
    const sandbox = createSandbox({ now: () => noon });
    const target = await onThisMachine();
    const { url, close } = await sandbox.listen();
    const post = (path: string, body: object) =>
      fetch(`${url}/pipedrive${path}`, {
        method: 'POST',
        headers: { 'x-api-token': pipedriveToken, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    try {
      sandbox.pipedrive.addPerson({ name: 'Ada Byron' });
      expect((await post(webhooks, { ...hook, subscription_url: target.url })).status).toBe(201);
      expect((await post(webhooks, hook)).status).toBe(201);
      const first = target.next();
      await post('/api/v2/deals', { title: 'Big' });
      await first;
      await sandbox.pipedrive.webhooks.flush();
      const retry = target.next();
      sandbox.clock.advance(3000);
      await retry;
      await sandbox.pipedrive.webhooks.flush();
      expect(target.bodies.map((text) => JSON.parse(text).meta.attempt)).toEqual([1, 2]);
      const states = sandbox.pipedrive.webhooks.deliveries().map(({ state }) => state);
      expect(states).toEqual(['delivered', 'undeliverable']);
      expect(await (await fetch(url)).text()).toContain('create.deal 71');
    } finally {
      await close();
      target.close();
    }
  });

  test('pipedrive 5.3: no answer is a failed attempt, with its reason', async () => {
    const sandbox = createSandbox({ now: () => noon });
    const target = await onThisMachine();
    target.close();
    const { url, close } = await sandbox.listen();
    try {
      const body = JSON.stringify({ ...hook, subscription_url: target.url });
      const headers = { 'x-api-token': pipedriveToken, 'Content-Type': 'application/json' };
      await fetch(`${url}/pipedrive${webhooks}`, { method: 'POST', headers, body });
      sandbox.pipedrive.addDeal({ title: 'Big' });
      await sandbox.pipedrive.webhooks.flush();
      expect(sandbox.pipedrive.webhooks.deliveries()).toMatchObject([
        { state: 'waiting', dueAt: noon + 3000, attempts: [{ status: 0, reason: expect.any(String) }] },
      ]);
    } finally {
      await close();
    }
  });
});
