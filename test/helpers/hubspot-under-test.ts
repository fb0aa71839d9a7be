import type { FieldKey } from '../../crm';
import { fieldSpecs } from '../../handoff/relay';
import type { CrmUnderTest, Facts, Status, Values } from './crms';
import { type Portal, usePortal } from './portal';
import { type Meaning, requestsInWords } from './requests-of';
import { token } from './world';

const native: Readonly<Record<string, string>> = {
  firstName: 'firstname',
  lastName: 'lastname',
  email: 'email',
  company: 'company',
  country: 'country',
  ownerId: 'hubspot_owner_id',
  contactStatus: 'hs_lead_status',
};
const specs = fieldSpecs('hubspot');
const nameOf = (key: string) => native[key] ?? specs.find((spec) => spec.key === key)?.name ?? key;
const keyOf = new Map(
  [...Object.keys(native), ...specs.map(({ key }) => key)].map((key) => [nameOf(key), key]),
);

const objects = '/crm/objects/2026-09';
const meanings: readonly Meaning[] = [
  [new RegExp(String.raw`^GET ${objects}/contacts/(\d+)\?.*$`), 'read lead $1'],
  [new RegExp(`^PATCH ${objects}/contacts/(\\d+)$`), 'write lead $1'],
  [new RegExp(`^POST ${objects}/notes$`), 'note'],
  [new RegExp(`^POST ${objects}/notes/batch/read$`), 'read notes'],
  [new RegExp(`^POST ${objects}/contacts/search$`), 'list changed leads'],
  [new RegExp(`^POST ${objects}/contacts/batch/read$`), 'read histories'],
  [/^GET \/crm\/owners\/2026-09\/(\d+)(\?.*)?$/, 'read owner $1'],
  [/^GET \/crm\/properties\/2026-09\/contacts(\?.*)?$/, 'read fields'],
];

const both = (status: string): Status => ({ told: status, stands: status });
const facts: Facts = {
  name: 'hubspot',
  label: 'HubSpot',
  wordForField: 'field',
  onAssigning: both('IN_PROGRESS'),
  onReporting: {
    Cold: both('IN_PROGRESS'),
    Engaged: both('IN_PROGRESS'),
    Warm: both('IN_PROGRESS'),
    OutOfOffice: both('IN_PROGRESS'),
    Pending: both('IN_PROGRESS'),
    New: both('NEW'),
    Hot: both('CONNECTED'),
    Responded: both('CONNECTED'),
    LeadAtRisk: both('CONNECTED'),
    UnSubscribed: both('UNQUALIFIED'),
    DeActivated: both('UNQUALIFIED'),
    Processed: both('QUALIFIED'),
  },
  extra: { company: [], history: [], deals: [], moved: [] },
  // One search serves all lists, and one address all readings of several.
  listed: ['list changed leads'],
  polled: { read: () => ['read histories'], history: () => ['read histories'] },
  // Ten fields and the lead status.
  setUp: { unchanged: 11, requests: ['read fields'] },
  longestContext: 65_500,
  morePeople: 430,
  paddedCredential: { hubspot_access_token: ` ${token}\n` },
  credential: token,
  wrongCredential: { hubspot_access_token: 'pat-na1-revoked' },
  credentialIn: ({ authorization }) => authorization,
};

export function useHubSpot(): CrmUnderTest {
  const portal = usePortal();
  const inner: Omit<CrmUnderTest, keyof Facts | 'pat' | 'quinn' | 'zoe' | 'ravi' | 'sandbox'> = {
    nobody: null,
    run: portal.run,
    forget: portal.forget,
    requests: requestsInWords(portal, meanings),
    ...leads(portal),
    ...people(portal),
    ...faults(portal),
    ...fields(portal),
  };
  return Object.defineProperties({ ...facts, ...inner } as CrmUnderTest, {
    ...Object.fromEntries(
      (['pat', 'quinn', 'zoe', 'ravi', 'sandbox'] as const).map((key) => [key, { get: () => portal[key] }]),
    ),
  });
}

const asProperties = (values: Values) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [nameOf(key), value]));

const leads = (portal: Portal) => ({
  lead: (values: Values = {}) => portal.contact(asProperties(values)),
  edit: (id: string, values: Values, by = 'person') => {
    portal.sandbox.hubspot.edit(id, asProperties(values), {
      by: by === 'person' ? 'person' : 'integration',
    });
  },
  fields: (id: string): Values =>
    Object.fromEntries(
      Object.entries(portal.properties(id)).flatMap(([name, value]) => {
        const key = keyOf.get(name);
        return key === undefined || !value ? [] : [[key, value]];
      }),
    ),
  notes: (id: string) => portal.notes(id),
  noteTimes: (id: string) =>
    portal.sandbox.hubspot.notes(id).map(({ properties }) => (properties.hs_timestamp ?? '').slice(0, 19)),
});

const people = (portal: Portal) => ({
  addUser: (user: { email: string; firstName: string }) => portal.sandbox.hubspot.addOwner(user).id,
  deactivateUser: (id: string) => {
    portal.sandbox.hubspot.archiveOwner(id);
  },
});

const faults = (portal: Portal) => ({
  failNotes: (status = 500, body = '') => {
    portal.sandbox.interceptors.push((_vendor, { url }) =>
      url.endsWith('/notes') ? { status, headers: {}, body } : undefined,
    );
  },
  failHistories: (status: number) => {
    portal.sandbox.interceptors.push((_vendor, { url }) =>
      url.endsWith('/batch/read') ? { status, headers: {}, body: '{}' } : undefined,
    );
  },
  failLists: (status: number) => {
    portal.sandbox.interceptors.push((_vendor, { url }) =>
      url.endsWith('/search') ? { status, headers: {}, body: '{}' } : undefined,
    );
  },
  mend: () => {
    portal.sandbox.interceptors.length = 0;
  },
  beforeEachPage: (act: () => void) => {
    portal.sandbox.interceptors.push((_vendor, { url }) => {
      if (url.endsWith('/search')) act();
      return undefined;
    });
  },
});

const fields = (portal: Portal) => ({
  // Milliseconds are left out where they are zero.
  stored: (iso: string) => new Date(iso).toISOString().replace('.000Z', 'Z'),
  fieldName: (key: FieldKey) => nameOf(key),
  relayFields: () =>
    portal.sandbox.hubspot
      .properties()
      .filter(({ name }) => /relay_|context|tec_schedule|lead_connection_status/.test(name))
      .map(({ name }) => name),
  removeField: (key: FieldKey) => portal.sandbox.hubspot.removeProperty(nameOf(key)),
  options: (key: FieldKey): object[] => portal.sandbox.hubspot.property(nameOf(key))?.options ?? [],
  removeOption: (key: FieldKey, label: string) => portal.sandbox.hubspot.removeOption(nameOf(key), label),
  renameOption: (key: FieldKey, label: string, to: string) => {
    const options = portal.sandbox.hubspot.property(nameOf(key))?.options;
    Object.assign(options?.find((option) => option.label === label) ?? {}, { label: to, value: to });
  },
  newOption: (label: string) => ({ value: label, label }),
});
