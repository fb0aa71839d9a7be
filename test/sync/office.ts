// A Pipedrive account in which companies, contacts and deals are kept in step: set up, with a sales person, and with
// what a connection remembers already asked for.
import setUpCrm from '../../creates/set-up-crm';
import { type PipedriveSandbox, pipedriveToken } from '../../sandbox';
import findCompany from '../../searches/find-company';
import findContact from '../../searches/find-contact';
import findDeal from '../../searches/find-deal';
import { type Meaning, requestsInWords } from '../helpers/requests-of';
import { useWorld, type World } from '../helpers/world';

const meanings: readonly Meaning[] = [
  [/^GET \/api\/v2\/(organization|person|deal)s\/search\?.*$/, 'search $1s'],
  [/^GET \/api\/v2\/itemSearch\/field\?.*$/, 'search websites'],
  [/^GET \/api\/v2\/(organization|person|deal)s\/(\d+)$/, 'read $1 $2'],
  [/^GET \/api\/v2\/(organization|person|deal)s\?sort_by=add_time&.*$/, 'list newest $1s'],
  [/^GET \/api\/v2\/deals\?(person|org)_id=(\d+)&status=open.*$/, 'list deals of $1 $2'],
  [/^GET \/api\/v2\/(organization|person|deal)s\?updated_since=.*$/, 'list changed $1s'],
  [/^GET \/api\/v2\/(organization|person|deal)s\?filter_id=(\d+)&.*$/, 'list $1s by filter $2'],
  [/^GET \/api\/v2\/(organization|person|deal)s\?sort_by=id&.*$/, 'list $1s'],
  [/^GET \/api\/v2\/(organization|person|deal)Fields\?.*$/, 'read $1 fields'],
  [/^(POST|PATCH) \/api\/v2\/(organization|person|deal)s(\/\d+)?$/, '$1 $2'],
  [/^GET \/api\/v1\/notes\?.*$/, 'read notes'],
  [/^POST \/api\/v1\/notes$/, 'note'],
  [/^GET \/api\/v1\/leads\?.*$/, 'list leads'],
  [/^GET \/api\/v1\/leads\/[0-9a-f-]+$/, 'read lead'],
  [/^(POST|PATCH) \/api\/v1\/leads(\/[0-9a-f-]+)?$/, '$1 lead'],
  [/^GET \/api\/v1\/leadLabels$/, 'read labels'],
  [/^GET \/api\/v2\/(pipelines|stages)\?.*$/, 'read $1'],
  [/^GET \/api\/v1\/(users|filters).*$/, 'read $1'],
];

export interface Office {
  readonly world: World;
  readonly pipedrive: PipedriveSandbox;
  readonly pat: number;
  run: World['run'];
  /** The requests since the last call in words: `search organizations`, `POST person`. */
  requests(): string[];
  /** JSON bodies of the writes since the start of the test. */
  bodies(): unknown[];
}

const authData = { crm: 'pipedrive', pipedrive_api_token: pipedriveToken, pipedrive_domain: 'acme' };

export function useOffice(prepare: (pipedrive: PipedriveSandbox) => void = () => undefined): Office {
  let pat = 0;
  let start = 0;
  const world = useWorld(({ pipedrive }) => {
    pat = pipedrive.addUser({ name: 'Pat Lind', email: 'pat@sales.example' }).id;
    prepare(pipedrive);
  });
  const run: World['run'] = (operation, inputData, extra = {}) =>
    world.run(operation, inputData, { ...extra, authData: { ...authData, ...extra.authData } });
  const requests = requestsInWords(world, meanings);
  beforeEach(async () => {
    await run(setUpCrm, {});
    const { pipedrive } = world.sandbox;
    const company = pipedrive.addOrganization({ name: 'Warm Up', custom: { Website: 'warm-up.example' } });
    const person = pipedrive.addPerson({ name: 'Warm Up', emails: ['warm-up@warm-up.example'] });
    pipedrive.addDeal({ title: 'Warm Up', person_id: person.id, org_id: company.id });
    await run(findCompany, { company: 'warm-up.example' });
    await run(findContact, { email: 'warm-up@warm-up.example' });
    await run(findDeal, { deal: 'Warm Up' });
    requests();
    start = world.sandbox.requests.length;
  });
  return {
    world,
    run,
    requests,
    get pipedrive() {
      return world.sandbox.pipedrive;
    },
    get pat() {
      return pat;
    },
    bodies: () =>
      world.sandbox.requests
        .slice(start)
        .filter(({ method }) => method !== 'GET')
        .map(({ body }) => body),
  };
}

/** Outcomes in the fewest words. */
export interface Told {
  id: string;
  outcome: string;
  messages: { level: string; text: string }[];
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  changed_fields: string[];
  url: string | null;
  rule: { file: string; name: string } | null;
}

export const counts = ({ created, updated, unchanged, skipped }: Told) =>
  Object.entries({ created, updated, unchanged, skipped })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

export const warnings = ({ messages }: Told) =>
  messages.filter(({ level }) => level === 'warning').map(({ text }) => text);
