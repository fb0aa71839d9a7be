// There is no history of a field, only the change log of a record: 20 tokens a page, newest first, texts or null,
// options by id. It begins in February 2024 and does not tell with what a record was created. (pipedrive.md 4)
import { array, looseObject, nullish, number, string, union } from 'zod/mini';
import { encoded, parseAnswer } from '../../http';
import { byKey } from '../by-key';
import { type Change, type History, type TrackedField, trackedFields } from '../crm';
import type { Pipedrive } from './api';
import { type KnownFields, valueFromWire } from './fields';
import { nextCursor } from './pages';
import { momentOf, timeText } from './times';
import { ownerText, type WirePerson } from './wire';

/** Its maximum is not documented; 100 is the default of v1 lists. (pipedrive.md 3.1, 4) */
const pageSize = 100;
/** More than any lead has; a bound all the same. */
const mostPages = 10;
const changelogBegan = Date.UTC(2024, 2, 1);

const told = nullish(union([string(), number()]));
const entry = looseObject({ field_key: string(), old_value: told, new_value: told, time: timeText });
const page = nullish(array(entry));
type Entry = ReturnType<typeof parseAnswer<typeof entry>>;

interface Changelog {
  /** Oldest first. */
  entries: Entry[];
  whole: boolean;
}

export async function historyOf(
  pipedrive: Pipedrive,
  wire: WirePerson,
  known: KnownFields,
): Promise<History> {
  const log = await fetchChangelog(pipedrive, wire.id);
  return byKey(trackedFields, (field) => changesOf(log, wire, known, field));
}

async function fetchChangelog(pipedrive: Pipedrive, id: number): Promise<Changelog> {
  const entries: Entry[] = [];
  const path = `/api/v1/persons/${id}/changelog?limit=${pageSize}`;
  let cursor: string | undefined;
  for (let pages = 0; pages === 0 || (cursor && pages < mostPages); pages += 1) {
    const address: string = cursor ? `${path}&cursor=${encoded(cursor)}` : path;
    const answer = await pipedrive.send({ method: 'GET', path: address });
    entries.push(...(parseAnswer(page, answer.data, 'Pipedrive') ?? []));
    cursor = nextCursor(answer);
  }
  return { entries: entries.reverse(), whole: cursor === undefined };
}

/** What stood before the first entry is what the record was created with, or has had ever since. */
function changesOf(log: Changelog, wire: WirePerson, known: KnownFields, field: TrackedField): Change[] {
  const key = field === 'owner' ? 'owner_id' : known[field]?.code;
  if (key === undefined) return [];
  const textOf = (raw: unknown) => (field === 'owner' ? ownerText(raw) : valueFromWire(known[field], raw));
  const entries = log.entries.filter(({ field_key }) => field_key === key);
  const changes = entries.map(({ new_value, time }) => ({ value: textOf(new_value), at: momentOf(time) }));
  const [oldest] = entries;
  const present = field === 'owner' ? wire.owner_id : wire.custom_fields?.[key];
  const start = textOf(oldest ? oldest.old_value : present);
  return start === '' ? changes : [{ value: start, at: startOf(log, wire) }, ...changes];
}

/** 0 where older entries may be lacking: then nobody knows since when. */
function startOf(log: Changelog, wire: WirePerson): number {
  const created = momentOf(wire.add_time);
  return log.whole && created >= changelogBegan ? created : 0;
}
