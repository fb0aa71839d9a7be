// Both CRMs as they are on a working day, with what the inputs of a Zap may name.
import setUpCrm from '../../creates/set-up-crm';
import { createSandbox, type Sandbox } from '../../sandbox';
import { setTime } from '../helpers/time';
import { start } from '../helpers/world';
import { authData, openPlatform } from './platform';

export type CrmName = 'hubspot' | 'pipedrive';

export interface Office {
  sandbox: Sandbox;
  /** Plausible values for an input of this key. */
  words: Readonly<Record<string, readonly string[]>>;
}

const setUp = { name: '', method: '', perform: setUpCrm.operation.perform as never, inputFields: [] };
const people = [
  ['Pat Lind', 'pat@sales.example'],
  ['Zoe Marsh', 'zoe@assistants.example'],
  ['Ravi Vance', 'ravi@assistants.example'],
] as const;

/** A new one, at a standing clock. */
export async function openOffice(): Promise<Office> {
  setTime(start);
  const sandbox = createSandbox({ now: () => Date.now() });
  const users = people.map(([name, email]) => addUser(sandbox, name, email));
  for (const crm of ['hubspot', 'pipedrive'] as const)
    await openPlatform(sandbox)(setUp, { authData: authData(crm) });
  const ids = addRecords(sandbox, users);
  const owners = [...people.map(([, email]) => email), ...users.flat(), 'nobody@sales.example'];
  return {
    sandbox,
    words: { ...common, ...ids, assistant: owners, owner: owners, to_owner: owners, user: owners },
  };
}

function addUser({ hubspot, pipedrive }: Sandbox, name: string, email: string): string[] {
  const [firstName = '', lastName = ''] = name.split(' ');
  return [hubspot.addOwner({ email, firstName, lastName }).id, String(pipedrive.addUser({ name, email }).id)];
}

function addRecords({ hubspot, pipedrive }: Sandbox, [pat = [], zoe = []]: string[][]) {
  const email = 'ada@moreau-optics.example';
  const contacts = [pat[0], zoe[0]].map(
    (owner, at) =>
      hubspot.addContact({
        ...{
          email: at ? `b${email}` : email,
          firstname: 'Ada',
          company: 'Moreau Optics',
          hubspot_owner_id: owner ?? '',
        },
        ...(at === 1 && {
          lead_connection_status: 'Warm',
          context: 'Asked for prices.',
          tec_schedule: 'Recommended',
        }),
      }).id,
  );
  const organization = pipedrive.addOrganization({
    name: 'Moreau Optics',
    custom: { Website: 'moreau-optics.example' },
  });
  const persons = [pat[1], zoe[1]].map((owner, at) =>
    pipedrive.addPerson({
      ...{
        name: 'Ada Moreau',
        emails: [at ? `b${email}` : email],
        owner_id: Number(owner),
        org_id: organization.id,
      },
      ...(at === 1 && { custom: { 'Lead Connection Status': 'Warm', Context: 'Asked for prices.' } }),
    }),
  );
  const deal = pipedrive.addDeal({
    title: 'Lenses',
    person_id: persons[1]?.id,
    org_id: organization.id,
  } as never);
  return {
    lead: [
      ...contacts,
      ...persons.map(({ id }) => String(id)),
      email,
      `b${email}`,
      'gone@moreau-optics.example',
      '999999',
    ],
    ...{ deal: [String(deal.id), 'Lenses'], deal_id: [String(deal.id), '999999'] },
    ...{ person: persons.map(({ id }) => String(id)), organization: [String(organization.id)] },
    ...{
      email: [email, 'new@moreau-optics.example'],
      contact_email: [email],
      name: ['Moreau Optics', 'New Company'],
    },
  };
}

/** What fits whatever the CRM holds. */
const common = {
  state: ['Hot', 'Warm', 'Cold', 'OutOfOffice', 'UnSubscribed', 'Pending'],
  from_states: ['Warm', 'Cold,Hot'],
  to_states: ['Hot', 'Processed,New'],
  schedule: ['Recommended', 'Event'],
  website: ['moreau-optics.example', 'https://www.new-company.example/about'],
  company_website: ['moreau-optics.example'],
  company: ['moreau-optics.example', 'Moreau Optics'],
  title: ['Lenses', 'Frames'],
  lead_id: ['4f6c2f50-0000-4000-8000-000000000001'],
  value: ['1200', '12.5'],
  currency: ['EUR', 'USD'],
  stage: ['Contact Made', 'Nowhere'],
  status: ['open', 'won'],
  labels: ['Hot', 'Hot,Warm'],
  filter: ['1'],
  limit: ['1', '500'],
  occurred_at: ['2026-03-02T08:30:00Z'],
  sent_at: ['2026-03-02T08:30:00Z'],
  created_at: ['2026-03-02T08:30:00Z'],
  resume_on: ['2026-03-20'],
  expected_close_date: ['2026-04-01'],
  engagement_score: ['72'],
  event_name: ['Web Visit', 'Charged'],
  properties_json: [
    '{"Deal Value": 1200, "Tags": ["a", "b"]}',
    '{"Items": [{"Name": "Lens", "Price": 150}]}',
  ],
  identity: ['ada-1'],
  phone: ['+33 1 55 50 01 23'],
} as const;
