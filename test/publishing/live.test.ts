// Publishing checks that look at results: here those of the sandbox. (zapier-platform.md 5.2: T002 to T006, Z001)
import { z } from 'zod';
import { creates } from '../../creates';
import {
  assistantClientId,
  assistantClientSecret,
  assistantUserIdentifier,
  clevertapAccount,
  clevertapPasscode,
  hubspotToken,
  pipedriveToken,
  type Sandbox,
} from '../../sandbox';
import { searches } from '../../searches';
import { triggers } from '../../triggers';
import { advance } from '../helpers/time';
import { useWorld } from '../helpers/world';
import { type Definition, entries, operationOf, outputsOf, readDefinition } from './definition';
import { fits, flat, isIsoMoment } from './values';

const [lead, assistant, owner] = [
  'ada@moreau-optics.example',
  'zoe@assistants.example',
  'pat@sales.example',
] as const;

function populate({ hubspot, pipedrive, assistant: service }: Sandbox): void {
  for (const [email, name] of [
    [owner, 'Pat'],
    [assistant, 'Zoe'],
  ] as const) {
    hubspot.addOwner({ email, firstName: name });
    pipedrive.addUser({ email, name });
  }
  hubspot.addContact({ email: lead, firstname: 'Ada', lastname: 'Moreau', company: 'Moreau Optics' });
  pipedrive.addPerson({ name: 'Ada Moreau', emails: [lead] });
  service.addAssistant({ name: 'Zoe', emailid: assistant });
}

const services = {
  hubspot_access_token: hubspotToken,
  pipedrive_api_token: pipedriveToken,
  pipedrive_domain: 'acme',
  clevertap_account_id: clevertapAccount,
  clevertap_passcode: clevertapPasscode,
  clevertap_region: 'eu1',
  assistant_client_id: assistantClientId,
  assistant_client_secret: assistantClientSecret,
  assistant_user_identifier: assistantUserIdentifier,
};

/** One working day, in which every operation has something to say. */
const actions = [
  ['set_up_crm', {}],
  ['assign_lead', { lead, assistant, context: 'Lenses' }],
  ['accept_lead', { lead, assistant }],
  ['set_context', { lead, context: 'New lenses', mode: 'overwrite' }],
  ['log_email', { lead, direction: 'sent', subject: 'Hello', body: 'Hi' }],
  ['stop_follow_up', { lead }],
  ['report_lead_state', { lead, state: 'Warm' }],
  ['hand_back_lead', { lead, to_owner: owner }],
  ['assign_lead', { lead, assistant, allow_reassignment: 'true' }],
  ['report_lead_state', { lead, state: 'Hot' }],
  ['assign_lead', { lead, assistant, allow_reassignment: 'true' }],
  ['push_company', { name: 'Moreau Optics', website: 'moreau-optics.example', engagement_score: '72' }],
  ['push_contact', { name: 'Ada Moreau', email: lead, company_website: 'moreau-optics.example' }],
  [
    'push_deal',
    { title: 'Lenses 2027', contact_email: lead, value: '12500', expected_close_date: '2026-06-30' },
  ],
  ['create_pipedrive_lead', { title: 'Lenses 2028', person: lead }],
  ['upsert_clevertap_profile', { identity: lead, properties: { Name: 'Ada' } }],
  ['upload_clevertap_event', { identity: lead, event_name: 'Deal Moved' }],
  ['upload_clevertap_batch', { kind: 'profile', records: [{ identity: lead }, { identity: '' }] }],
] as const;

const leadActions = ['assign_lead', 'set_context', 'report_lead_state', 'hand_back_lead', 'stop_follow_up'];

const asked = [
  ['find_lead', { lead }],
  ['find_user', { user: 'Pat' }],
  ['check_assistant', { assistant }],
  ['preview_decision', { lead, assistant, question: 'reassignment' }],
  ['find_company', { company: 'moreau-optics.example' }],
  ['find_contact', { email: lead }],
  ['find_deal', { deal: 'Lenses 2027' }],
  ['list_records', { record_type: 'deal' }],
  ['lead_assigned', {}],
  ['lead_status_changed', {}],
  ['lead_became_hot', {}],
  ['lead_handed_back', {}],
  ['follow_up_due', {}],
  ['record_updated', { record_type: 'deal' }],
] as const;

const records = z.array(z.record(z.string(), z.unknown()));
const every: Readonly<Record<string, { operation: object }>> = { ...triggers, ...creates, ...searches };

describe.each(['hubspot', 'pipedrive'])('on %s', (crm) => {
  const world = useWorld(populate);
  let definition: Definition;
  beforeAll(async () => {
    definition = await readDefinition();
  });

  async function results(key: string, input: object): Promise<Record<string, unknown>[]> {
    const operation = every[key];
    if (!operation) throw new Error(`There is no ${key}.`);
    advance(60_000);
    const authData = { ...services, crm };
    const found: unknown = await world.run(operation, input, {
      authData,
      ...(key in triggers && { meta: { isLoadingSample: true } as never }),
    });
    return records.parse(Array.isArray(found) ? found : [found]);
  }

  /** What the checks would say of an operation's results. */
  async function faults(key: string, items: Record<string, unknown>[]): Promise<string[]> {
    const entry = entries.find((one) => one.key === key);
    if (!entry) return [`${key} is not in the definition`];
    const { sample } = operationOf(definition, entry).operation;
    const [first = {}] = items;
    const values = items.flatMap((item) => flat(item));
    return [
      ...(items.length > 0 ? [] : [`${key} has no result`]),
      ...(items.every(({ id }) => typeof id === 'string' && id !== '') ? [] : [`T002 ${key} without id`]),
      ...values
        .filter(([, value]) => /^\d{4}-\d\d-\d\d/.test(String(value)) && !isIsoMoment(value))
        .filter(([, value]) => !Array.isArray(value))
        .map(([path]) => `T003 ${key} ${path}`),
      ...Object.keys(sample)
        .filter((name) => !(name in first))
        .map((name) => `T004 ${key} ${name}`),
      ...(await outputsOf(entry))
        .filter((field) => values.some(([path, value]) => path === field.key && !fits(field, value)))
        .map((field) => `T005 ${key} ${field.key}`),
    ];
  }

  // Samples speak of HubSpot, whose fields have other names than Pipedrive's.
  if (crm === 'hubspot')
    test('what the samples of lead actions say was changed is what they change', async () => {
      const changed = new Map<string, string[]>();
      for (const [key, input] of actions) {
        const [first] = await results(key, input);
        const fields = z.array(z.string()).parse(first?.changed_fields);
        changed.set(key, [...(changed.get(key) ?? []), ...fields]);
      }
      const said = leadActions.flatMap((key) => {
        const { sample } = operationOf(definition, { kind: 'creates', key }).operation;
        return z
          .array(z.string())
          .parse(sample.changed_fields)
          .map((field) => `${key} ${field}`);
      });
      const done = [...changed].flatMap(([key, fields]) => fields.map((field) => `${key} ${field}`));
      expect(said.filter((one) => !done.includes(one))).toEqual([]);
    });

  test('T002, T003, T004, T005: every operation gives what its sample and its output fields promise', async () => {
    const found: string[] = [];
    for (const [key, input] of [...actions, ...asked])
      found.push(...(await faults(key, await results(key, input))));
    const [inbox] = await results('create_pipedrive_lead', { title: 'Lenses 2028', person: lead });
    found.push(
      ...(await faults(
        'update_pipedrive_lead',
        await results('update_pipedrive_lead', { lead_id: inbox?.id, value: '5', currency: 'EUR' }),
      )),
    );
    expect(found).toEqual([]);
    const tried = [...actions, ...asked].map(([key]): string => key);
    const untried = entries.map(({ key }) => key).filter((key) => !tried.includes(key));
    expect(untried.filter((key) => !key.endsWith('_instant'))).toEqual(['update_pipedrive_lead']);
  });
});

// T006 and Z001: what an instant trigger lists is what it delivers, because one function gives both.
test.each(Object.keys(triggers).filter((key) => key.endsWith('_instant')))(
  'T006, Z001: %s delivers what it lists, in the form of its polling twin',
  async (key) => {
    const definition = await readDefinition();
    const twin = definition.triggers[key.replace('_instant', '')]?.operation;
    const own = definition.triggers[key]?.operation;
    expect(own?.type).toBe('hook_to_poll');
    expect([own?.sample, own?.outputFields]).toEqual([twin?.sample, twin?.outputFields]);
  },
);
