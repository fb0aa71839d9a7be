// What a poll costs as the account grows (nothing), and as more changed (time in step with it, memory up to one answer).
import { count, type Figure, median, megabytes, ms, type Part, type Table, times } from '../figure';
import { type CrmName, crms, type Desk, openDesk } from '../world/desks';
import type { Collecting } from '../world/messages';
import { day, type Measured, minute } from '../world/office';
import { drain, type Poll, type Zap, zapOn } from '../world/zap';

const leadCounts = [1_000, 10_000, 100_000];
const changes = 100;
const rounds = 5;
/** HubSpot shows them all in one poll. */
const changeCounts = [250, 500, 1_000, 2_000, 4_000];
/** More than one answer holds: the next poll goes on. */
const backlogs = [8_000, 16_000, 32_000];

export const growth: Part = {
  name: 'growth',
  run: async () => {
    const tables: Table[] = [];
    for (const crm of crms) tables.push(await byLeads(crm));
    tables.push(await byChanges(), await byBacklog());
    return tables;
  },
};

interface Sample {
  requests: number;
  milliseconds: number;
}

async function byLeads(crm: CrmName): Promise<Table> {
  const samples: Sample[] = [];
  for (const leads of leadCounts) samples.push(await pollsAmong(crm, leads));
  const [least] = samples;
  const figures = samples.map(({ requests, milliseconds }, index): Figure => {
    const ratio = requests / (least?.requests ?? 1);
    return {
      what: `${count(leadCounts[index] ?? 0)} leads`,
      value: `${requests} requests (${times(ratio)}), ${ms(milliseconds)}`,
      peer: `${count(leadCounts[0] ?? 0)} leads: ${least?.requests} requests, ${ms(least?.milliseconds ?? 0)}`,
      limit: '1.00× requests',
      used: ratio,
    };
  });
  return { title: `4. Growth: a poll with ${changes} changes by the number of leads (${crm})`, figures };
}

/** The same changes again and again; the middle of several. */
async function pollsAmong(crm: CrmName, number: number): Promise<Sample> {
  const desk = await openDesk(crm);
  try {
    const leads = desk.leads(number);
    const zap = zapOn(desk.office, 'lead_assigned');
    await zap.switchOn();
    const polls: Measured[] = [];
    for (let round = 0; round < rounds; round += 1) {
      desk.office.advance(day);
      await zap.poll();
      give(desk, leads.slice(0, changes), round % 2 === 0 ? desk.zoe : desk.pat);
      desk.office.advance(minute);
      const poll = await zap.poll();
      polls.push(poll);
    }
    return {
      requests: median(polls.map(({ requests }) => requests.length)),
      milliseconds: median(polls.map(({ milliseconds }) => milliseconds)),
    };
  } finally {
    desk.office.close();
  }
}

function give(desk: Desk, leads: readonly string[], owner: string): void {
  for (const lead of leads) desk.edit(lead, { owner });
}

async function byChanges(): Promise<Table> {
  const samples: { polled: Measured; number: number }[] = [];
  for (const number of changeCounts) samples.push({ number, polled: await pollOf(number) });
  const [first] = samples;
  const each = ({ number, polled }: (typeof samples)[number]) => polled.milliseconds / number;
  const figures = samples.map((sample): Figure => {
    const ratio = first ? each(sample) / each(first) : 1;
    return {
      what: `${count(sample.number)} changes in one poll`,
      value: `${ms(sample.polled.milliseconds)}, ${ms(each(sample))} each (${times(ratio)})`,
      peer: first ? `${count(first.number)} changes: ${ms(each(first))} each` : '',
      limit: 'no more time for each',
      used: ratio,
    };
  });
  return {
    title: '4. Growth: a poll by the number of changes (hubspot, a process of its own each)',
    figures,
  };
}

const pollOf = (number: number): Promise<Poll> =>
  afterChanges({ number, collect: 'before calls' }, async (zap) => {
    const poll = await zap.poll();
    if (poll.fresh.length === number) return poll;
    throw new Error(`${poll.fresh.length} of ${number} changes were shown.`);
  });

async function byBacklog(): Promise<Table> {
  const most: { number: number; polls: number; held: number }[] = [];
  for (const number of backlogs) most.push(await drained(number));
  const [first] = most;
  const figures = most.map(({ number, polls, held }): Figure => {
    const ratio = held / (first?.held ?? held);
    return {
      what: `${count(number)} changes, out after ${polls} polls`,
      value: `a poll holds ${megabytes(held)} at the most (${times(ratio)})`,
      peer: first ? `${count(first.number)} changes: ${megabytes(first.held)}` : '',
      limit: 'no more',
      used: ratio,
    };
  });
  return {
    title: '4. Growth: what a poll holds by the number of changes (hubspot, a process of its own each)',
    note: 'The heap without garbage, over what it was before the poll. A full answer ends a poll at 4.5 MB of items.',
    figures,
  };
}

const drained = (number: number) =>
  afterChanges({ number, collect: 'at each look' }, async (zap, { office }) => {
    const polls = await drain(office, zap);
    const shown = polls.reduce((sum, { fresh }) => sum + fresh.length, 0);
    if (shown !== number) throw new Error(`${shown} of ${number} changes were shown.`);
    return { number, polls: polls.length, held: Math.max(...polls.map(({ heap, base }) => heap - base)) };
  });

/** A Zap in a process of its own, a minute after so many leads changed. */
async function afterChanges<T>(
  { number, collect }: { number: number; collect: Collecting },
  act: (zap: Zap, desk: Desk) => Promise<T>,
): Promise<T> {
  const desk = await openDesk('hubspot', collect);
  try {
    const leads = desk.leads(number);
    const zap = zapOn(desk.office, 'lead_assigned');
    await zap.switchOn();
    desk.office.advance(day);
    await zap.poll();
    give(desk, leads, desk.zoe);
    desk.office.advance(minute);
    return await act(zap, desk);
  } finally {
    desk.office.close();
  }
}
