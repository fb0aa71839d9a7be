// One person, by id or by e-mail. Nothing in Pipedrive is unique: several may bear one e-mail, and the oldest is
// meant. The search index lags, so what it names is read again. (pipedrive.md 3.3, 3.12, 6)
import { array, looseObject, nullish, number, object, string } from 'zod/mini';
import { isNotFound, parseAnswer } from '../../http';
import type { FoundLead, History } from '../crm';
import { type Account, accountOf, personUrl } from './account';
import type { Pipedrive } from './api';
import { fieldsOf, type KnownFields } from './fields';
import { historyOf } from './history';
import { notesSince } from './notes';
import { once } from './once';
import { fetchOrganization, withCompany } from './organizations';
import { askedFields, hasEmail, leadFromWire, type WirePerson, wirePerson } from './wire';
import { writePerson } from './write';

const hit = looseObject({ id: number(), name: nullish(string()), emails: nullish(array(string())) });
const hits = object({ items: array(object({ item: hit })) });
type Hit = ReturnType<typeof parseAnswer<typeof hit>>;

interface Reading {
  known: KnownFields;
  account: Account;
}

export async function findPerson(pipedrive: Pipedrive, ref: string): Promise<FoundLead | null> {
  const [known, account] = await Promise.all([fieldsOf(pipedrive), accountOf(pipedrive)]);
  const reading = { known, account };
  if (ref.includes('@')) return findByEmail(pipedrive, reading, ref.trim());
  // An id is a whole number; anything else Pipedrive would refuse as a mistake instead of not finding it.
  const wire = /^\d{1,15}$/.test(ref.trim()) ? await fetchPerson(pipedrive, reading, Number(ref)) : null;
  return wire && asFound(pipedrive, reading, wire, []);
}

async function fetchPerson(pipedrive: Pipedrive, { known }: Reading, id: number): Promise<WirePerson | null> {
  try {
    const path = `/api/v2/persons/${id}?${askedFields(known)}`;
    const { data } = await pipedrive.send({ method: 'GET', path });
    const wire = parseAnswer(wirePerson, data, 'Pipedrive');
    return wire.is_deleted || wire.is_archived ? null : wire;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** The lowest id is the oldest; a hit that is gone or has another e-mail by now is passed over. */
async function findByEmail(pipedrive: Pipedrive, reading: Reading, email: string): Promise<FoundLead | null> {
  const found = await searchByEmail(pipedrive, email);
  for (const [index, { id }] of found.entries()) {
    const wire = await fetchPerson(pipedrive, reading, id);
    if (!wire || !hasEmail(wire, email)) continue;
    return asFound(pipedrive, reading, wire, twinWarnings(reading.account, email, found.slice(index + 1)));
  }
  return null;
}

async function searchByEmail(pipedrive: Pipedrive, email: string): Promise<Hit[]> {
  const query = new URLSearchParams({ term: email, fields: 'email', exact_match: 'true', limit: '100' });
  const { data } = await pipedrive.send({ method: 'GET', path: `/api/v2/persons/search?${query}` });
  const wanted = email.toLowerCase();
  return parseAnswer(hits, data, 'Pipedrive')
    .items.map(({ item }) => item)
    .filter(({ emails }) => emails?.some((candidate) => candidate.toLowerCase() === wanted))
    .sort((one, other) => one.id - other.id);
}

function twinWarnings(account: Account, email: string, others: readonly Hit[]): string[] {
  if (others.length === 0) return [];
  const names = others.map(({ id, name }) => {
    const place = personUrl(account, String(id)) || `id ${id}`;
    return `${name || 'Person'} (${place})`;
  });
  return [
    `Several persons in Pipedrive bear the e-mail ${email}: the oldest was taken, beside ${names.join(', ')}.`,
  ];
}

function asFound(pipedrive: Pipedrive, reading: Reading, wire: WirePerson, warnings: string[]): FoundLead {
  const lead = leadFromWire(wire, reading.known, reading.account);
  const { org_id } = wire;
  let seen: History | undefined;
  return {
    lead,
    warnings,
    complete: once(async () =>
      org_id ? withCompany(lead, await fetchOrganization(pipedrive, org_id)) : lead,
    ),
    history: once(async () => {
      seen = await historyOf(pipedrive, wire, reading.known);
      return seen;
    }),
    get knownHistory() {
      return seen;
    },
    notesSince: (moment) => notesSince(pipedrive, { person_id: Number(lead.id) }, moment),
    write: (patch) => writePerson(pipedrive, { lead, known: reading.known }, patch),
  };
}
