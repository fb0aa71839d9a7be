// The transition triggers. Which records changed is asked from a mark; what happened to each is read from the CRM's
// own history.
import { setUpMissing, type Touched } from '../crm';
import { type FeedSource, feedOf } from './feed';
import { type TransitionItem, transitionItem } from './item';
import { listedIds } from './people';
import { openReadings } from './readings';
import type { Relay } from './relay';
import { type Selection, selected } from './selection';
import { day } from './spans';
import type { Reading } from './transitions';

export const transitions = feedOf(openTransitions, newestFirst);
export const { poll, seed } = transitions;

async function openTransitions(
  relay: Relay,
  selection: Selection,
): Promise<FeedSource<Touched, TransitionItem>> {
  await checkFields(relay, selection);
  const { crm } = relay;
  const readings = openReadings(relay);
  const items = async (records: readonly Touched[], since: number) =>
    records.length === 0 ? [] : itemsOf(relay, await readings.of(records), selection, since);
  return {
    page: (from, after) => crm.touchedSince(from, after),
    // A day more than the pass itself: a record that search found late still tells what it missed.
    items: (records, { floor, from }) => items(records, Math.max(floor, from - day)),
    sliceSize: crm.journeyBatch * crm.batchesAtOnce,
    keep: readings.keep,
    latest: async () => items(await crm.latestTouched(crm.sampleSize), 0),
  };
}

/** The selected transitions of these leads, not older than `since`, in the order of the leads. */
async function itemsOf(
  relay: Relay,
  readings: readonly Reading[],
  selection: Selection,
  since: number,
): Promise<TransitionItem[]> {
  const owners = await relay.crm.owners();
  const byId = new Map(owners.map((owner) => [owner.id, owner]));
  const listed = listedIds(owners);
  return readings.flatMap((reading) =>
    selected(reading, selection, listed)
      .filter(({ at }) => at >= since)
      .map((transition) => transitionItem(relay.crm.name, reading, transition, byId)),
  );
}

/** Of one lead's transitions at one moment, the later one first as well. */
function newestFirst(a: TransitionItem, b: TransitionItem): number {
  const ordinal = (item: TransitionItem) => Number(item.id.slice(item.id.lastIndexOf('-') + 1));
  return b.changed_at.localeCompare(a.changed_at) || ordinal(b) - ordinal(a);
}

/** @throws RelayError `Set-up missing` when the trigger watches a field that the account does not have */
async function checkFields(relay: Relay, { trigger }: Selection): Promise<void> {
  if (trigger === 'lead_assigned' || trigger === 'lead_handed_back') return;
  const [missing] = await relay.crm.missingFields(['connection_status']);
  if (missing)
    throw setUpMissing('The CRM', `It has no field "${missing.label}", which this trigger watches.`);
}
