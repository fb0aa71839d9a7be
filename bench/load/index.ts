// A day of load on each CRM, within the vendor's real limits.
import { count, type Figure, megabytes, type Part, type Table, times } from '../figure';
import { minute } from '../world/office';
import { type Plan, playDay, type Result } from './day';

const shared = { leads: 100_000, changes: 10_000, inOneClick: 1_000 };

interface Day extends Plan {
  title: string;
  budget: { unit: 'requests' | 'tokens'; most: number };
}

const days: readonly Day[] = [
  {
    ...shared,
    crm: 'hubspot',
    title: 'HubSpot Professional, four triggers every five minutes',
    pollEvery: 5 * minute,
    budget: { unit: 'requests', most: 625_000 },
    limit: ({ office: { sandbox } }) => {
      Object.assign(sandbox.hubspot.settings, { burstLimit: 190, dailyLimit: 625_000, searchPerSecond: 5 });
    },
  },
  {
    ...shared,
    crm: 'pipedrive',
    title: 'Pipedrive Growth with five seats, four triggers every minute',
    pollEvery: minute,
    budget: { unit: 'tokens', most: 300_000 },
    limit: ({ office: { sandbox } }) => {
      Object.assign(sandbox.pipedrive.settings, { burstLimit: 40, searchLimit: 10, dailyTokens: 300_000 });
    },
  },
];

export const load: Part = {
  name: 'load',
  run: async () => {
    const tables: Table[] = [];
    for (const plan of days) tables.push(tableOf(plan, await playDay(plan)));
    return tables;
  },
};

function tableOf({ title, leads, changes, inOneClick, budget }: Day, result: Result): Table {
  const spent = result[budget.unit];
  const none = (what: string, number: number): Figure => ({
    what,
    value: count(number),
    peer: '',
    limit: '0',
    used: number === 0 ? 1 : 2,
  });
  const figures: Figure[] = [
    {
      what: `${budget.unit} of the day`,
      value: `${count(spent)} in ${count(result.polls)} polls`,
      peer: `the vendor's budget: ${count(budget.most)}`,
      limit: 'the budget',
      used: spent / budget.most,
    },
    none('polls that the vendor refused', result.refused),
    none('changes lost', result.lost),
    none('items that no change was behind, or twice', result.invented),
    {
      what: 'longest poll',
      value: `${(result.longest / 1_000).toFixed(1)} s`,
      peer: 'Zapier ends a call after 30 s',
      limit: '25 s',
      used: result.longest / 25_000,
    },
    {
      what: 'most heap, last tenth of the day',
      value: `${megabytes(result.heap.late)} (${times(result.heap.late / result.heap.early)})`,
      peer: `first tenth: ${megabytes(result.heap.early)}`,
      limit: '1.5×',
      used: result.heap.late / result.heap.early / 1.5,
    },
    {
      what: `then ${count(inOneClick)} edited in one click`,
      value: `out after ${result.drained} minutes`,
      peer: '',
      limit: '',
    },
  ];
  return { title: `7. A day of load: ${title}; ${count(leads)} leads, ${count(changes)} changes`, figures };
}
