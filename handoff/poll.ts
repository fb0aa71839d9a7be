// Polls that see every transition once. Which records changed is asked from a mark; what happened to each is read
// from the CRM's own history. Each pass over the changed records begins a while before the last one's start, because
// search lags behind.
import { createHash } from 'node:crypto';
import { setUpMissing } from '../crm';
import type { TransitionItem } from './item';
import { fresh, isUnderWay, itemsOf, overlap, position, readPass } from './pass';
import { openReadings } from './readings';
import type { Relay } from './relay';
import type { Selection } from './selection';
import { day } from './spans';

/** A pause of seven days, and some. */
const keptSeconds = 8 * 86_400;

export interface PollRequest {
  selection: Selection;
  /** Tells Zaps with the same trigger and inputs apart, where the platform says which one asks. */
  zapId: string;
}

/** New transitions, newest first; some that were shown before are among them, with the same ids. */
export async function poll(relay: Relay, request: PollRequest): Promise<TransitionItem[]> {
  await checkFields(relay, request.selection);
  const key = memoryKey(request);
  const now = relay.now();
  const known = await relay.memory.get(key, position);
  const start = known ?? { ...fresh(now), from: now - day };
  const pass = await readPass(
    relay,
    request.selection,
    isUnderWay(start) ? start : { ...start, started: now },
  );
  await relay.memory.set(key, pass.next, keptSeconds);
  return newestFirst(pass.items);
}

/**
 * What a Zap that is being switched on has to know already. It ignores how far other polls have read. If the last
 * 24 hours do not fit into one call, everything before this moment is old for this Zap.
 */
export async function seed(relay: Relay, request: PollRequest): Promise<TransitionItem[]> {
  await checkFields(relay, request.selection);
  const key = memoryKey(request);
  const now = relay.now();
  const known = await relay.memory.get(key, position);
  const pass = await readPass(relay, request.selection, { ...fresh(now), from: now - day });
  const whole = !isUnderWay(pass.next);
  // Where the platform does not say which Zap asks, another one with the same inputs may be reading from this mark.
  const shared = request.zapId === '' && known && whole && known.from >= now - day;
  const next = shared
    ? { ...known, floor: Math.max(known.floor, now - day) }
    : { ...fresh(now), floor: now, from: now - overlap };
  await relay.memory.set(key, next, keptSeconds);
  return newestFirst(pass.items);
}

/** A few of the latest transitions, for the editor; remembers nothing. */
export async function sample(relay: Relay, selection: Selection): Promise<TransitionItem[]> {
  await checkFields(relay, selection);
  const records = await relay.crm.latestTouched(relay.crm.sampleSize);
  const readings = openReadings(relay);
  return newestFirst(await itemsOf(relay, readings, selection, records, 0)).slice(0, 3);
}

/** Of one lead's transitions at one moment, the later one first as well. */
function newestFirst(items: TransitionItem[]): TransitionItem[] {
  const ordinal = (item: TransitionItem) => Number(item.id.slice(item.id.lastIndexOf('-') + 1));
  return items.sort((a, b) => b.changed_at.localeCompare(a.changed_at) || ordinal(b) - ordinal(a));
}

/** @throws RelayError `Set-up missing` when the trigger watches a field that the account does not have */
async function checkFields(relay: Relay, { trigger }: Selection): Promise<void> {
  if (trigger === 'lead_assigned' || trigger === 'lead_handed_back') return;
  const [missing] = await relay.crm.missingFields(['connection_status']);
  if (missing)
    throw setUpMissing('The CRM', `It has no field "${missing.label}", which this trigger watches.`);
}

function memoryKey({ selection, zapId }: PollRequest): string {
  const text = JSON.stringify([selection, zapId]);
  return `poll:${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}
