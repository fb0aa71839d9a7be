// What a poll costs by what changed, among 100,000 leads.
import { count, type Figure, type Table } from '../figure';
import { type CrmName, type Desk, openDesk } from '../world/desks';
import { day, minute } from '../world/office';
import { drain, type Zap, zapOn } from '../world/zap';

const among = 100_000;
const trigger = 'lead_assigned';

interface Cost {
  requests: number;
  reason: string;
}

/** The least that the vendor's API makes possible for one poll that shows all changes. */
const least: Record<CrmName, (changes: number) => Cost> = {
  hubspot: (changes) => ({
    requests: Math.max(1, Math.ceil(changes / 200)) + Math.ceil(changes / 50),
    reason: 'a search tells 200, a read with history 50',
  }),
  pipedrive: (changes) => ({
    requests: Math.max(1, Math.ceil(changes / 500)) + changes + 2 * Math.ceil(changes / 100),
    reason: 'a list tells 500, a change log 1, organizations and leads with fields 100',
  }),
};

/** Why there may be more. */
const batches = 'leads go in twenties, so that a poll may stop between them';

export async function pollTables(crm: CrmName): Promise<Table[]> {
  const desk = await openDesk(crm);
  try {
    const leads = desk.leads(among);
    const zap = zapOn(desk.office, trigger);
    await zap.switchOn();
    desk.office.advance(day);
    await zap.poll();
    const figures = [];
    for (const changes of [0, 1, 100]) figures.push(...(await onePoll(desk, zap, leads.splice(0, changes))));
    figures.push(...(await tenThousand(desk, zap, leads.splice(0, 10_000))));
    return [{ title: `3. Requests of a poll (${trigger}, ${crm}), ${count(among)} leads`, figures }];
  } finally {
    desk.office.close();
  }
}

async function onePoll(desk: Desk, zap: Zap, leads: readonly string[]): Promise<Figure[]> {
  // Further apart than any pass looks back.
  desk.office.advance(day);
  await zap.poll();
  for (const lead of leads) desk.edit(lead, { owner: desk.zoe });
  desk.office.advance(minute);
  const poll = await zap.poll();
  if (poll.fresh.length !== leads.length)
    throw new Error(`${poll.fresh.length} of ${leads.length} changes were shown.`);
  const { requests, reason } = least[desk.crm](leads.length);
  const used = poll.requests.length / requests;
  const what = `${count(leads.length)} changes`;
  const more = used > 1 ? `; ${batches}` : '';
  return [
    {
      what,
      value: `${poll.requests.length} requests`,
      peer: `least ${requests}: ${reason}${more}`,
      limit: 'the least',
      used,
    },
    ...(desk.crm === 'pipedrive' ? [tokens(what, poll.tokens, leads.length)] : []),
  ];
}

/** A list costs 10, a change log 20, a lead or an organization alone 1; all leads have one organization. (pipedrive.md 1.6) */
function tokens(what: string, spent: number, changes: number): Figure {
  const lists = Math.max(1, Math.ceil(changes / 500)) * 10;
  const leads = Math.min(changes, Math.ceil(changes / 100) * 10);
  const fewest = lists + leads + (changes > 0 ? Math.ceil(changes / 100) : 0) + changes * 20;
  return {
    what: `${what}, tokens`,
    value: `${count(spent)} tokens`,
    peer: `least ${count(fewest)}: 20 a change log, 10 a list, 1 a lead or organization alone`,
    limit: 'the least',
    used: spent / fewest,
  };
}

async function tenThousand(desk: Desk, zap: Zap, leads: readonly string[]): Promise<Figure[]> {
  for (const lead of leads) desk.edit(lead, { owner: desk.zoe });
  const polls = await drain(desk.office, zap);
  const shown = polls.reduce((sum, { fresh }) => sum + fresh.length, 0);
  if (shown !== leads.length) throw new Error(`${shown} of ${leads.length} changes were shown.`);
  const sum = (of: 'tokens') => polls.reduce((total, poll) => total + poll[of], 0);
  const asked = polls.reduce((total, poll) => total + poll.requests.length, 0);
  const { requests, reason } = least[desk.crm](leads.length);
  const what = `${count(leads.length)} changes in one click`;
  const longest = Math.max(...polls.map(({ took }) => took));
  return [
    {
      what: `${what}, until all are out`,
      value: `${polls.length} polls, ${count(asked)} requests`,
      peer: `least ${count(requests)} requests: ${reason}; ${count(asked - requests)} for what passes overlap`,
      limit: '',
    },
    ...(desk.crm === 'pipedrive' ? [unlimited(tokens(what, sum('tokens'), leads.length))] : []),
    {
      what: `${what}, longest poll`,
      value: `${(longest / 1_000).toFixed(1)} s`,
      peer: '',
      limit: '25 s',
      used: longest / 25_000,
    },
  ];
}

const unlimited = ({ what, value, peer }: Figure): Figure => ({ what, value, peer, limit: '' });
