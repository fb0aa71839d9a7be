// What a search answers of a record: slim, names and texts only (pipedrive.md 3.12).
import type { Company } from './company';
import type { Searchable } from './kinds';
import { customTexts, type Hit, noteTexts, recordId } from './search';
import { contactsIn, flagIn, numberIn, read, textIn } from './values';

export function wireItem(company: Company, kind: Searchable, hit: Hit): Record<string, unknown> {
  const { view, ledger } = hit;
  const shared = {
    id: recordId(kind, ledger),
    type: kind.singular,
    visible_to: read(view, 'visible_to'),
    owner: { id: numberIn(view, 'owner_id') },
    custom_fields: customTexts(company, kind, view),
    notes: noteTexts(company, kind, view),
  };
  return { ...shared, ...items[kind.name](company, hit) };
}

type Item = (company: Company, hit: Hit) => Record<string, unknown>;
const items: Readonly<Record<Searchable['name'], Item>> = {
  persons: personItem,
  organizations: (_, { view }) => ({ name: read(view, 'name'), address: addressText(view) }),
  deals: dealItem,
  leads: leadItem,
};

const reachable = (view: Pick<Hit['view'], 'values'>) => ({
  phones: contactsIn(view, 'phones'),
  emails: contactsIn(view, 'emails'),
});

function personItem(company: Company, { view }: Hit): Record<string, unknown> {
  const organization = linked(company, 'organizations', view, 'org_id');
  return { name: read(view, 'name'), ...reachable(view), organization };
}

/** A lead has no address of its own: its person's. */
function leadItem(company: Company, { view }: Hit): Record<string, unknown> {
  const person = company.records.persons.get(String(numberIn(view, 'person_id')));
  const value = read(view, 'value');
  const { amount = null, currency = null } =
    value !== null && typeof value === 'object' && 'amount' in value ? value : {};
  return {
    title: read(view, 'title'),
    person: linked(company, 'persons', view, 'person_id'),
    organization: linked(company, 'organizations', view, 'organization_id'),
    ...(person ? reachable(person) : { phones: [], emails: [] }),
    value: amount,
    currency,
    is_archived: flagIn(view, 'is_archived'), // searches may return archived ones
  };
}

function dealItem(company: Company, { view }: Hit): Record<string, unknown> {
  const stage = company.stages.find(({ id }) => id === numberIn(view, 'stage_id'));
  return {
    title: read(view, 'title'),
    value: read(view, 'value'),
    currency: read(view, 'currency'),
    status: read(view, 'status'),
    stage: stage ? { id: stage.id, name: stage.name } : null,
    person: linked(company, 'persons', view, 'person_id'),
    organization: linked(company, 'organizations', view, 'org_id'),
    is_archived: flagIn(view, 'is_archived'), // searches may return archived ones
  };
}

function linked(
  { records }: Company,
  kind: 'persons' | 'organizations',
  view: Hit['view'],
  key: string,
): object | null {
  const ledger = records[kind].get(String(numberIn(view, key)));
  if (!ledger) return null;
  const named = { id: ledger.number, name: textIn(ledger, 'name') };
  return kind === 'organizations' ? { ...named, address: addressText(ledger) } : named;
}

function addressText(view: Pick<Hit['view'], 'values'>): string | null {
  const address = read(view, 'address');
  const value = address !== null && typeof address === 'object' && 'value' in address ? address.value : null;
  return typeof value === 'string' ? value : null;
}
