// What a search answers of a record: slim, names and texts only (pipedrive.md 3.12).
import type { Company } from './company';
import type { Kind } from './kinds';
import { customTexts, type Hit, noteTexts } from './search';
import { contactsIn, flagIn, numberIn, read, textIn } from './values';

export function wireItem(company: Company, kind: Kind, hit: Hit): Record<string, unknown> {
  const { view, ledger } = hit;
  const custom_fields = customTexts(company, kind, view);
  const shared = {
    id: ledger.number,
    type: kind.singular,
    visible_to: read(view, 'visible_to'),
    owner: { id: numberIn(view, 'owner_id') },
    custom_fields,
    notes: noteTexts(company, kind, view),
  };
  if (kind.name === 'organizations')
    return { ...shared, name: read(view, 'name'), address: addressText(view) };
  const organization = linked(company, 'organizations', view);
  if (kind.name === 'deals') return { ...shared, ...dealItem(company, hit), organization };
  const [phones, emails] = [contactsIn(view, 'phones'), contactsIn(view, 'emails')];
  return { ...shared, name: read(view, 'name'), phones, emails, organization };
}

function dealItem(company: Company, { view }: Hit): Record<string, unknown> {
  const stage = company.stages.find(({ id }) => id === numberIn(view, 'stage_id'));
  return {
    title: read(view, 'title'),
    value: read(view, 'value'),
    currency: read(view, 'currency'),
    status: read(view, 'status'),
    stage: stage ? { id: stage.id, name: stage.name } : null,
    person: linked(company, 'persons', view),
    is_archived: flagIn(view, 'is_archived'), // searches may return archived ones
  };
}

function linked({ records }: Company, kind: 'persons' | 'organizations', view: Hit['view']): object | null {
  const key = kind === 'persons' ? 'person_id' : 'org_id';
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
