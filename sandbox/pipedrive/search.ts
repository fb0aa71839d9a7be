// The search index: as old as the lag, matching texts without regard to case (pipedrive.md 3.12).
import type { Ledger, View } from '../core/ledger';
import type { Company } from './company';
import type { Searchable } from './kinds';
import { contactsIn, decode, type Json, read, textIn } from './values';

export interface Query {
  term: string;
  exact: boolean;
  fields: readonly string[];
}

export interface Hit {
  ledger: Ledger;
  view: View;
  score: number;
}

/** Searchable custom types: not enum, set, date, user. */
const searchable = ['address', 'varchar', 'text', 'varchar_auto', 'double', 'monetary', 'phone'];

/** Best first. What was deleted within the lag is still found. */
export function findHits(company: Company, kind: Searchable, query: Query): Hit[] {
  const until = company.indexedUntil();
  const hits: Hit[] = [];
  for (const ledger of company.records[kind.name].all()) {
    const view = company.hidden.has(`${kind.name}/${ledger.id}`) ? undefined : ledger.asOf(until);
    const score = view ? scoreOf(company, kind, view, query) : 0;
    if (view && score > 0) hits.push({ ledger, view, score });
  }
  return hits.sort((one, other) => other.score - one.score || one.ledger.number - other.ledger.number);
}

function scoreOf(company: Company, kind: Searchable, view: View, { term, exact, fields }: Query): number {
  const wanted = term.toLowerCase();
  const texts = fields
    .flatMap((field) => textsOf(company, kind, view, field))
    .map((text) => text.toLowerCase());
  if (texts.includes(wanted)) return 1;
  return !exact && texts.some((text) => text.includes(wanted)) ? 0.5 : 0;
}

function textsOf(company: Company, kind: Searchable, view: View, field: string): string[] {
  if (field === 'email') return contactsIn(view, 'emails');
  if (field === 'phone') return contactsIn(view, 'phones');
  if (field === 'notes') return noteTexts(company, kind, view);
  if (field === 'custom_fields') return customTexts(company, kind, view);
  return plainTexts(read(view, field));
}

/** An address or a monetary value by its `value`. */
export function plainTexts(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  const main = value !== null && typeof value === 'object' && 'value' in value ? value.value : null;
  return main === null ? [] : plainTexts(main);
}

export function customTexts(company: Company, kind: Searchable, view: View): string[] {
  const fields = company
    .fieldsOf(kind.fieldsOf)
    .filter(({ custom, type }) => custom && searchable.includes(type));
  return fields.flatMap(({ code }) => plainTexts(decode(view.values[code])));
}

export function noteTexts({ records }: Company, kind: Searchable, { ledger }: View): string[] {
  const key = kind.name === 'organizations' ? 'org_id' : `${kind.singular}_id`;
  const parent = JSON.stringify(recordId(kind, ledger));
  const own = records.notes.all().filter(({ values }) => values[key] === parent);
  return own.filter(({ removedAt }) => removedAt === undefined).map((note) => textIn(note, 'content') ?? '');
}

/** A number in v2, a uuid for leads. */
export const recordId = ({ name }: Searchable, { id, number }: Ledger): number | string =>
  name === 'leads' ? id : number;
