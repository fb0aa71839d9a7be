// Two connections take turns in one process, with one cache: what one of them has, the other never sees.
import type { Sandbox } from '../../sandbox';
import { createSandbox } from '../../sandbox';
import { type Callable, callables } from '../fuzz/callables';
import { authData as usual } from '../fuzz/platform';
import { setTime } from '../helpers/time';
import { start } from '../helpers/world';
import { execute, openGate, type Sent } from './gate';

const names = ['alpha', 'bravo'] as const;
type Name = (typeof names)[number];

/** Each account has a world of its own behind the same hosts. */
const credentialsOf = (name: Name, crm: string) => ({
  hubspot_access_token: `pat-na1-${name}`,
  pipedrive_api_token: name,
  clevertap_account_id: name,
  clevertap_passcode: `${name}-pass`,
  assistant_client_secret: `${name}-secret-for-${crm}`,
});

function openWorld(name: Name): Sandbox {
  const sandbox = createSandbox({ now: () => Date.now() });
  sandbox.hubspot.addOwner({ email: 'zoe@assistants.example', firstName: name, lastName: 'Zoe' });
  const pat = sandbox.hubspot.addOwner({ email: 'pat@sales.example', firstName: name, lastName: 'Pat' });
  sandbox.hubspot.addContact({ email: 'ada@moreau.example', firstname: name, hubspot_owner_id: pat.id });
  sandbox.pipedrive.addUser({ name: `${name} Zoe`, email: 'zoe@assistants.example' });
  sandbox.pipedrive.addPerson({ name: `${name} Ada`, emails: ['ada@moreau.example'] });
  sandbox.assistant.addAssistant({ name: `${name} Zoe`, emailid: 'zoe@assistants.example' });
  return sandbox;
}

/** Whose request it is: by its credential, and after the login by the token that was granted. */
function ownerOf({ headers }: Sent, granted: ReadonlyMap<string, Name>): Name {
  const told = [headers.authorization, headers['x-api-token'], headers['x-clevertap-passcode']].join(' ');
  const basic = Buffer.from((headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
  const bearer = granted.get((headers.authorization ?? '').replace('Bearer ', ''));
  const found = bearer ?? names.find((name) => told.includes(name) || basic.includes(name));
  if (!found) throw new Error(`A request of nobody: ${JSON.stringify(headers)}`);
  return found;
}

function openBoth() {
  setTime(start);
  const worlds = { alpha: openWorld('alpha'), bravo: openWorld('bravo') };
  const granted = new Map<string, Name>();
  const own = usual('hubspot');
  const sent = openGate((request) => {
    const name = ownerOf(request, granted);
    const { vendor, host, method, url, headers, body } = request;
    if (host === 'login.7targets.com') {
      const token = `${name}-run-time-token-${granted.size}`;
      granted.set(token, name);
      return { status: 200, headers: {}, body: JSON.stringify({ access_token: token, expires_in: 3600 }) };
    }
    if (vendor === 'assistant')
      return {
        status: 200,
        headers: {},
        body: JSON.stringify([{ name, emailid: `${name}@assistants.example` }]),
      };
    const credentials = {
      authorization: `Bearer ${own.hubspot_access_token}`,
      'x-api-token': own.pipedrive_api_token,
      'x-clevertap-passcode': own.clevertap_passcode,
    };
    return worlds[name].handle(vendor, { method, url, headers: { ...headers, ...credentials }, body });
  });
  return { sent, granted };
}

const inputs = {
  lead: 'ada@moreau.example',
  assistant: 'zoe@assistants.example',
  user: 'zoe',
  owner: 'zoe@assistants.example',
  context: 'Lenses',
  mode: 'overwrite',
  state: 'Warm',
  question: 'reassignment',
  website: 'moreau.example',
  name: 'Moreau',
  company: 'moreau.example',
  title: 'Deal',
  contact_email: 'ada@moreau.example',
  email: 'ada@moreau.example',
  record_type: 'person',
  direction: 'sent',
  subject: 'Hello',
  body: 'World',
  identity: 'ada',
  event_name: 'Visit',
  kind: 'profile',
};

const turns = [
  ['alpha', 'bravo'],
  ['bravo', 'alpha'],
] as const;

const isSetUp = ({ name }: Callable) => name === 'creates.set_up_crm.perform';
const steps = callables.filter(({ name }) => !name.endsWith('.choices'));
/** Each runs once without memory, and once with it. */
const day = [...steps.filter(isSetUp), ...steps, ...steps];

test.each(['hubspot', 'pipedrive'] as const)(
  'whatever is remembered (%s)',
  async (crm) => {
    const { sent, granted } = openBoth();
    const cache: Record<string, unknown> = {};
    const keys: Record<Name, string[]> = { alpha: [], bravo: [] };
    for (const { name: step, method } of day) {
      for (const [name, other] of turns) {
        const before = { ...cache };
        const begun = sent.length;
        const authData = { ...usual(crm), ...credentialsOf(name, crm) };
        const left = await execute(method, { authData, inputData: inputs, meta: { page: 0 } }, cache);
        const made = sent.slice(begun);
        keys[name].push(...Object.keys(cache).filter((key) => before[key] !== cache[key]));
        expect([step, made.filter((request) => ownerOf(request, granted) === other)]).toEqual([step, []]);
        expect([step, JSON.stringify([left, made]).includes(other)]).toEqual([step, false]);
      }
    }
    expect(new Set(keys.alpha).size).toBeGreaterThan(2);
    expect(keys.alpha.filter((key) => keys.bravo.includes(key))).toEqual([]);
    // Each has logged in at the assistant's service, and once.
    expect([...granted.values()].sort()).toEqual(['alpha', 'bravo']);
  },
  60_000,
);
