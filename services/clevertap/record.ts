// One record of an upload, from what the user filled in: checked before it is sent. (clevertap.md 3)
import { RelayError } from '../../http';
import { needText, textInput } from '../../inputs';
import { eventData } from './event-data';
import { momentSeconds } from './moments';
import { checkEventName, forbidden } from './names';
import { addsUp } from './operators';
import { profileData } from './profile-data';
import { type PropertiesInput, readProperties } from './properties';

export type Kind = 'profile' | 'event';

/** The inputs of a record by their public names; from a line item they may be anything. */
export interface RecordInput extends PropertiesInput {
  identity?: unknown;
  object_id?: unknown;
  created_at?: unknown;
  event_name?: unknown;
}

export interface Prepared {
  /** As it is sent. */
  record: Record<string, unknown>;
  /** Whom it is about. */
  id: string;
  /** The properties that it sets. */
  keys: string[];
  warnings: string[];
  /** Sent twice it would count twice. */
  countsTwice: boolean;
}

/** @throws RelayError `Invalid input` or `Required field missing` */
export function prepare(kind: Kind, input: RecordInput, now: number): Prepared {
  return kind === 'profile' ? profile(input, now) : event(input, now);
}

function profile(input: RecordInput, now: number): Prepared {
  const { id, ...identifier } = identifierOf(input);
  const { values, warnings } = readProperties(input, forbidden.profile);
  const data = profileData(values);
  return {
    record: { type: 'profile', ...identifier, ...momentOf(input, now), profileData: data },
    id,
    keys: Object.keys(data),
    warnings,
    countsTwice: Object.values(data).some(addsUp),
  };
}

function event(input: RecordInput, now: number): Prepared {
  const { id, ...identifier } = identifierOf(input);
  const name = checkEventName(needText(textInput(input.event_name), 'Event Name').trim());
  const read = readProperties(input, forbidden.event);
  const { data, warnings } = eventData(name, read);
  const moment = momentOf(input, now);
  return {
    record: { type: 'event', ...identifier, evtName: name, ...moment, evtData: data },
    id,
    keys: [],
    warnings: [...warnings, ...unseen(moment.ts, now)],
    countsTwice: true,
  };
}

/** Exactly one, always as text. */
function identifierOf(input: RecordInput): { id: string; identity?: string; objectId?: string } {
  const identity = textInput(input.identity)?.trim();
  const objectId = textInput(input.object_id)?.trim();
  if (identity !== undefined && objectId !== undefined) {
    throw new RelayError('Invalid input', {
      what: 'Identity and Object ID are both filled in.',
      why: 'CleverTap takes one of them for a record.',
      todo: 'Fill in only one.',
    });
  }
  if (objectId !== undefined) return { id: objectId, objectId };
  const id = needText(identity, 'Identity (or Object ID)');
  return { id, identity: id };
}

function momentOf({ created_at }: RecordInput, now: number): { ts?: number } {
  const text = textInput(created_at)?.trim();
  return text === undefined ? {} : { ts: momentSeconds(text, 'Created At', now) };
}

/** Live campaigns see what is at most two hours old and two minutes ahead. (clevertap.md 3: ts semantics) */
function unseen(ts: number | undefined, now: number): string[] {
  const age = ts === undefined ? 0 : Math.floor(now / 1000) - ts;
  if (age > 7_200) return ['The event is more than two hours old: live campaigns do not see it.'];
  return age < -120 ? ['The event lies more than two minutes ahead: live campaigns do not see it.'] : [];
}
