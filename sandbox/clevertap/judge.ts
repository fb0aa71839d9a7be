// One record of an upload: what is wrong with it, first things first. (clevertap.md 3, 6)
import { eventProblem } from './event-rules';
import { asObject, type JsonObject, type Problem } from './problem';
import { profileProblem } from './profile-rules';
import type { CleverTapSettings } from './settings';

export const identifiers = ['identity', 'objectId', 'FBID', 'GPID'] as const;

export function problemOf(record: JsonObject, settings: CleverTapSettings): Problem | undefined {
  const { type } = record;
  if (type !== 'event' && type !== 'profile')
    return { code: 524, text: 'Type is neither event nor profile.' };
  const common = identifierProblem(record) ?? momentProblem(record);
  if (common) return common;
  return type === 'event'
    ? eventProblem(record, settings)
    : profileProblem(asObject(record.profileData) ?? {});
}

/** Exactly one; that two are refused, or one that is no text, is unconfirmed: the harder one. */
function identifierProblem(record: JsonObject): Problem | undefined {
  const given = identifiers.filter((name) => record[name] !== undefined);
  const value = record[given[0] ?? ''];
  if (given.length !== 1 || typeof value !== 'string' || value.trim() === '')
    return { code: 523, text: 'Record has no single identifier.' };
  // The form of an object id is unconfirmed.
  const malformed = given[0] === 'objectId' && !/^[\w-]{1,64}$/.test(value);
  return malformed ? { code: 526, text: 'Invalid object id.' } : undefined;
}

/** Seconds. Milliseconds are taken, and lie far in the future. (clevertap.md 3: ts semantics) */
function momentProblem({ ts }: JsonObject): Problem | undefined {
  const fits = ts === undefined || (typeof ts === 'number' && Number.isInteger(ts) && ts > 0);
  return fits ? undefined : { code: 525, text: 'Invalid timestamp.' };
}

const known = [...identifiers, 'type', 'ts', 'profileData', 'evtName', 'evtData'];

/** A record that is not of the documented form: what happens is unconfirmed, so the whole request is refused. */
export function isOfForm(record: JsonObject): boolean {
  const needsData = record.type === 'profile' && asObject(record.profileData) === undefined;
  return !needsData && Object.keys(record).every((key) => known.includes(key));
}
