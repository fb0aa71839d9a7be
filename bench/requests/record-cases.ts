// Pushes into Pipedrive, and uploads to CleverTap: the same, whichever CRM the leads live in.
import { must } from '../world/desks';
import { minute } from '../world/office';
import type { Case } from './cases';

type Push = Pick<Case, 'action'> & {
  /** Another record each time. */
  input(number: number): object;
  /** What the second push changes. */
  change: object;
  steps: Record<'created' | 'usual' | 'unchanged', readonly string[]>;
  more?: string;
};

/** Creating, changing, and changing nothing. */
function casesOf({ action, input, change, steps, more }: Push): Case[] {
  let number = 0;
  const fresh = () => {
    number += 1;
    return input(number);
  };
  const prepared =
    (then: object): Case['prepare'] =>
    async ({ office }) => {
      const first = fresh();
      await must(office, `creates.${action}`, first);
      office.advance(2 * minute);
      return { ...first, ...then };
    };
  const prepare = { created: fresh, usual: prepared(change), unchanged: prepared({}) };
  return (['created', 'usual', 'unchanged'] as const).map((name) => ({
    action,
    name,
    prepare: prepare[name],
    least: { pipedrive: steps[name] },
    ...(more && { more: { pipedrive: more } }),
  }));
}

const newest = 'search lags behind: the newest records are looked at by list as well';

export const recordCases: readonly Case[] = [
  ...casesOf({
    action: 'push_company',
    input: (number) => ({ name: `Vale ${number}`, website: `vale${number}.example.com` }),
    change: { address: 'Main street 1, Tallinn' },
    steps: {
      created: ['search', 'create'],
      usual: ['search', 'read', 'write'],
      unchanged: ['search', 'read'],
    },
    more: newest,
  }),
  ...casesOf({
    action: 'push_contact',
    input: (number) => ({ name: 'Ben Vale', email: `ben${number}@vale.example.com` }),
    change: { phone: '+372 555 0100' },
    steps: {
      created: ['search', 'create'],
      usual: ['search', 'read', 'write'],
      unchanged: ['search', 'read'],
    },
    more: newest,
  }),
  ...casesOf({
    action: 'push_deal',
    input: (number) => ({ title: `Lenses, lot ${number}`, contact_email: 'warm@vale.example.com' }),
    change: { value: '1200', currency: 'EUR' },
    steps: {
      created: ['person', 'deals of the person', 'create'],
      usual: ['person', 'deals of the person', 'write'],
      unchanged: ['person', 'deals of the person'],
    },
    more: 'search lags behind: the person it found is read as it stands',
  }),
];

const profile = (extra: object = {}) => ({
  identity: 'ada@moreau.example',
  properties: { Plan: 'Gold' },
  ...extra,
});
const event = (extra: object = {}) => ({ ...profile(extra), event_name: 'Deal Won' });
const upload = { hubspot: ['upload'], pipedrive: ['upload'] };

export const uploadCases: readonly Case[] = [
  { action: 'upsert_clevertap_profile', name: 'usual', prepare: () => profile(), least: upload },
  {
    action: 'upsert_clevertap_profile',
    name: 'dry run',
    prepare: () => profile({ dry_run: true }),
    least: upload,
  },
  { action: 'upload_clevertap_event', name: 'usual', prepare: () => event(), least: upload },
  {
    action: 'upload_clevertap_batch',
    name: 'usual',
    prepare: () => ({ kind: 'event', records: Array.from({ length: 1_000 }, () => event()) }),
    least: upload,
  },
];
