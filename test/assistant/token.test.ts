// Tokens: asked for once, kept in the process, shown nowhere.
import assignLead from '../../creates/assign-lead';
import setUpCrm from '../../creates/set-up-crm';
import checkAssistant from '../../searches/check-assistant';
import { openAssistantService } from '../../services/assistant';
import { inCall } from '../helpers/call';
import { failure } from '../helpers/failure';
import { connectService, login, zoe } from '../helpers/service';
import { advance, minute } from '../helpers/time';
import { useWorld } from '../helpers/world';

const world = useWorld();
let authData: Record<string, string> = {};
let memory = {};
beforeEach(() => {
  authData = connectService(world.sandbox);
  world.sandbox.assistant.addAssistant({ name: 'Zoe', emailid: zoe });
  memory = {};
});

const knows = (auth = authData) =>
  inCall(async (call) => openAssistantService(call)?.knowsAssistant(zoe), { authData: auth, memory });
const list = 'GET /leads/assistant';
const token = () => world.sandbox.assistant.grantedTokens().at(-1) ?? '';

describe('a token', () => {
  test('serves call after call until shortly before its hour is over', async () => {
    expect(await knows()).toBe(true);
    advance(54 * minute);
    await knows();
    expect(world.requests()).toEqual([login, list, list]);
    advance(2 * minute);
    await knows();
    expect(world.requests()).toEqual([login, list]);
  });

  test('that lives shorter is renewed sooner', async () => {
    world.sandbox.assistant.settings.tokenSeconds = 60;
    await knows();
    advance(50_000);
    await knows();
    expect(world.requests()).toEqual([login, list, list]);
    advance(9_000);
    await knows();
    expect(world.requests()).toEqual([login, list]);
  });

  test('is asked for once by calls at the same time', async () => {
    const answers = await inCall(
      (call) => Promise.all([1, 2, 3].map(() => openAssistantService(call)?.knowsAssistant(zoe))),
      { authData },
    );
    expect(answers).toEqual([true, true, true]);
    expect(world.requests()).toEqual([login, list, list, list]);
  });

  test('that is refused is dropped, and asked for once anew', async () => {
    await knows();
    world.sandbox.assistant.revokeTokens();
    world.requests();
    expect(await knows()).toBe(true);
    expect(world.requests()).toEqual([list, login, list]);
    await knows();
    expect(world.requests()).toEqual([list]);
  });

  test('refused at once by calls at the same time is asked for once anew', async () => {
    await knows();
    world.sandbox.assistant.revokeTokens();
    world.requests();
    await inCall((call) => Promise.all([1, 2].map(() => openAssistantService(call)?.knowsAssistant(zoe))), {
      authData,
    });
    expect(world.requests().filter((request) => request === login)).toHaveLength(1);
  });

  test('of one connection never serves another', async () => {
    await knows();
    const other = { ...authData, assistant_client_secret: 'another-secret' };
    await expect(knows(other)).rejects.toThrow('invalid_client');
  });

  test('is asked for again after a login that failed', async () => {
    world.sandbox.interceptors.push((_, { url }) =>
      url === '/oauth2/token' ? { status: 400, headers: {}, body: '{"error":"invalid_scope"}' } : undefined,
    );
    await expect(knows()).rejects.toThrow('invalid_scope');
    world.sandbox.interceptors.length = 0;
    expect(await knows()).toBe(true);
  });
});

describe('what is secret', () => {
  const secrets = () => {
    const { assistant_client_id: id = '', assistant_client_secret: secret = '' } = authData;
    return [secret, token(), Buffer.from(`${id}:${secret}`).toString('base64')];
  };
  const check = () => world.run(checkAssistant, { assistant: zoe }, { authData });
  const assign = async (inputData: object = {}) => {
    await world.run(setUpCrm, {});
    const pat = world.sandbox.hubspot.addOwner({ email: 'pat@sales.example', firstName: 'Pat' }).id;
    world.sandbox.hubspot.addOwner({ email: zoe, firstName: 'Zoe' });
    const lead = world.sandbox.hubspot.addContact({ email: 'ada@moreau.example', hubspot_owner_id: pat });
    return {
      lead,
      result: world.run(assignLead, { lead: lead.id, assistant: zoe, ...inputData }, { authData }),
    };
  };
  /** The service repeats what it was sent. */
  const echo = (status: number) => {
    world.sandbox.interceptors.push((vendor, { url, headers }) =>
      vendor === 'assistant' && url !== '/oauth2/token'
        ? { status, headers: {}, body: `Bad ${headers.authorization} of ${authData.assistant_client_secret}` }
        : undefined,
    );
  };

  test.each([400, 401, 403, 404, 422, 500])('is in no error, though a %s repeats it', async (status) => {
    await knows();
    echo(status);
    const { message } = await failure(check());
    expect(message).toContain('Bad Bearer [hidden] of [hidden]');
    for (const secret of secrets()) expect(message).not.toContain(secret);
  });

  test('is in no error of the CRM that comes after a login', async () => {
    const { result, lead } = await assign({ require_assistant_service: true });
    world.sandbox.interceptors.push((vendor, { method }) =>
      vendor === 'hubspot' && method === 'PATCH' ? { status: 400, headers: {}, body: '{}' } : undefined,
    );
    const { message } = await failure(result);
    // The platform would tell which requests were made, and what was answered.
    expect(message).not.toContain('https://');
    for (const secret of secrets()) expect(message).not.toContain(secret);
    expect(lead.id).toBeTruthy();
  });

  test('is in no message and no note, though a refusal repeats it', async () => {
    await knows();
    echo(400);
    const { result, lead } = await assign();
    const shown = JSON.stringify([await result, world.sandbox.hubspot.notes(lead.id)]);
    expect(shown).toContain('Bad Bearer [hidden] of [hidden]');
    for (const secret of secrets()) expect(shown).not.toContain(secret);
  });

  test('is not in the platform’s cache, and not in its logs', async () => {
    const written: string[] = [];
    jest.spyOn(console, 'log').mockImplementation((...texts) => written.push(texts.join(' ')) > 0);
    process.env.LOG_TO_STDOUT = 'true';
    process.env.DETAILED_LOG_TO_STDOUT = 'true';
    const cache = {};
    await knows();
    await inCall(async (call) => openAssistantService(call)?.knowsAssistant(zoe), {
      authData,
      memory: cache,
    });
    delete process.env.LOG_TO_STDOUT;
    delete process.env.DETAILED_LOG_TO_STDOUT;
    const logged = written.join('\n');
    expect(logged).toContain('POST https://login.7targets.com/oauth2/token');
    for (const secret of secrets()) expect(logged).not.toContain(secret);
    expect(JSON.stringify(cache)).not.toContain(token());
  });
});
