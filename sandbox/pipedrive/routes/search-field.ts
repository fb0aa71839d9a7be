// Search in one field of one kind, with regard to case (pipedrive.md 3.12).
import type { Ledger } from '../../core/ledger';
import { type Answer, type Call, ok, oneOf, refuseUnknown } from '../call';
import type { Field } from '../entities';
import { type Searchable, searchables } from '../kinds';
import { schemaViolation } from '../refusals';
import { plainTexts, recordId } from '../search';
import { decode, textIn } from '../values';
import { pageOf, termOf } from './search-params';

const matching = {
  exact: (held: string, term: string) => held === term,
  beginning: (held: string, term: string) => held.startsWith(term),
  middle: (held: string, term: string) => held.includes(term),
};

/** Answers id and name alone; deals and leads by title (pipedrive.md 3.12: unconfirmed: the harder one). */
export function searchField(call: Call): Answer {
  refuseUnknown(call, ['term', 'entity_type', 'field', 'match', 'limit', 'cursor']);
  const kind = searchables.find(({ singular }) => singular === call.query.get('entity_type'));
  if (!kind) throw schemaViolation(['entity_type: is not one of deal, lead, person, organization']);
  const match = oneOf(call, 'match', ['exact', 'beginning', 'middle']);
  const term = termOf(call, match === 'exact');
  const field = call.company.fieldsOf(kind.fieldsOf).find(({ code }) => code === call.query.get('field'));
  if (!field) throw schemaViolation(['field: There is no such field']);
  const held = heldIn(call, kind, field).filter(({ texts }) =>
    texts.some((text) => matching[match](text, term)),
  );
  const { page, next_cursor } = pageOf(call, held);
  return ok(
    page.map(({ told }) => told),
    { next_cursor },
  );
}

/** As the index has it. */
function heldIn({ company }: Call, kind: Searchable, { code }: Field) {
  if (code === 'website' && !company.settings.websiteSearchable) return [];
  const until = company.indexedUntil();
  return company.records[kind.name].all().flatMap((ledger: Ledger) => {
    const view = company.hidden.has(`${kind.name}/${ledger.id}`) ? undefined : ledger.asOf(until);
    if (!view) return [];
    const name = textIn(view, 'name');
    const told = {
      id: recordId(kind, ledger),
      ...(name === null ? { title: textIn(view, 'title') } : { name }),
    };
    return [{ told, texts: plainTexts(decode(view.values[code])) }];
  });
}
