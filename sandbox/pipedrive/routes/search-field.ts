// Search in one field of one kind, with regard to case (pipedrive.md 3.12).
import type { Ledger } from '../../core/ledger';
import { type Answer, type Call, ok, oneOf, refuseUnknown } from '../call';
import type { Field } from '../entities';
import { allKinds, type Kind } from '../kinds';
import { schemaViolation } from '../refusals';
import { decode, textIn } from '../values';
import { pageOf, termOf } from './search-params';

const matching = {
  exact: (held: string, term: string) => held === term,
  beginning: (held: string, term: string) => held.startsWith(term),
  middle: (held: string, term: string) => held.includes(term),
};

/** Answers id and name alone. */
export function searchField(call: Call): Answer {
  refuseUnknown(call, ['term', 'entity_type', 'field', 'match', 'limit', 'cursor']);
  const kind = allKinds.find(({ singular }) => singular === call.query.get('entity_type'));
  if (!kind) throw schemaViolation(['entity_type: is not one of deal, person, organization']);
  const match = oneOf(call, 'match', ['exact', 'beginning', 'middle']);
  const term = termOf(call, match === 'exact');
  const field = call.company.fieldsOf(kind.name).find(({ code }) => code === call.query.get('field'));
  if (!field) throw schemaViolation(['field: There is no such field']);
  const held = heldIn(call, kind, field).filter(({ text }) => matching[match](text, term));
  const { page, next_cursor } = pageOf(call, held);
  return ok(
    page.map(({ id, name }) => ({ id, name })),
    { next_cursor },
  );
}

/** As the index has it. */
function heldIn({ company }: Call, kind: Kind, field: Field) {
  const until = company.indexedUntil();
  return company.records[kind.name].all().flatMap((ledger: Ledger) => {
    const view = company.hidden.has(`${kind.name}/${ledger.id}`) ? undefined : ledger.asOf(until);
    if (!view) return [];
    const value = decode(view.values[field.code]);
    const text = value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    return [{ id: ledger.number, name: textIn(view, 'name') ?? textIn(view, 'title'), text }];
  });
}
