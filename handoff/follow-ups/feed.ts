// The trigger on follow-ups: it goes over all leads of the assistants, and shows what fell due since the pass before.
import { type FieldKey, type Lead, setUpMissing } from '../../crm';
import { type FeedSource, feedOf } from '../feed';
import { listedIds } from '../people';
import type { Relay } from '../relay';
import { openAbsences } from './absences';
import { type Asked, dueItems, type FollowUpItem } from './due';

export interface FollowUpSelection {
  trigger: 'follow_up_due';
  /** The chosen assistant's id in the CRM; absent: all that assistants.yaml lists. */
  assistantId?: string;
  /** In the rules' spelling. */
  scheduleName?: string;
}

export const followUps = feedOf(openFollowUps, newestFirst);

/** As many as are read together, to see how they stand now. */
const sliceSize = 100;
/** Pages that a sample looks at: the first assistants may have no leads. */
const samplePages = 3;

async function openFollowUps(
  relay: Relay,
  selection: FollowUpSelection,
): Promise<FeedSource<Lead, FollowUpItem>> {
  await checkFields(relay);
  const absences = openAbsences(relay);
  const asked = { relay, absences, ...(await whoseLeads(relay, selection)) };
  return {
    page: (_from, after) => leadsPage(asked, after),
    items: (leads, { floor, from }) =>
      dueItems(asked, leads, { since: Math.max(floor, from), until: relay.now() }),
    sliceSize,
    keep: absences.keep,
    latest: () => latest(asked),
  };
}

async function whoseLeads(relay: Relay, { assistantId, scheduleName }: FollowUpSelection) {
  const owners = await relay.crm.owners();
  const wanted = assistantId === undefined ? listedIds(owners) : new Set([assistantId]);
  const assistantIds = owners.filter(({ id, active }) => active && wanted.has(id)).map(({ id }) => id);
  return { owners, assistantIds, scheduleName };
}

async function leadsPage({ relay, assistantIds }: Asked, after: string | undefined) {
  if (assistantIds.length === 0) return { records: [] };
  const { leads, next } = await relay.crm.leadsOf(assistantIds, after);
  return { records: leads, next };
}

async function latest(asked: Asked): Promise<FollowUpItem[]> {
  const found: FollowUpItem[] = [];
  const span = { since: 0, until: asked.relay.now() };
  let after: string | undefined;
  for (let pages = 0; pages < samplePages && found.length === 0; pages += 1) {
    const { records, next } = await leadsPage(asked, after);
    found.push(...(await dueItems(asked, records.slice(-sliceSize), span)));
    if (next === undefined) break;
    after = next;
  }
  return found;
}

function newestFirst(a: FollowUpItem, b: FollowUpItem): number {
  return b.due_at.localeCompare(a.due_at) || b.number - a.number;
}

const needed: readonly FieldKey[] = ['schedule', 'connection_status', 'assigned_assistant', 'assigned_at'];

/** @throws RelayError `Set-up missing` when a field is not there that a plan hangs on */
async function checkFields(relay: Relay): Promise<void> {
  const [missing] = await relay.crm.missingFields(needed);
  if (missing)
    throw setUpMissing('The CRM', `It has no field "${missing.label}", which follow-ups are planned by.`);
}
