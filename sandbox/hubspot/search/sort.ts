import type { View } from '../../core/ledger';
import type { Kind } from '../kinds';
import type { Portal } from '../portal';
import type { Sort } from './body';
import { comparing } from './compare';

type Key = string | number | undefined;

/** One sort at most; without one the oldest created come first (hubspot.md 4.2). Equal keys: by id. */
export function sorted(portal: Portal, kind: Kind, sort: Sort | undefined, views: readonly View[]): View[] {
  const definition = portal.definition(kind.name, sort?.propertyName ?? kind.createdProperty);
  if (!definition) return [...views];
  const compare = comparing(kind, definition);
  const sign = sort?.direction === 'DESCENDING' ? -1 : 1;
  const keyed = views.map((view) => ({ view, key: compare.keys(view)[0] }));
  keyed.sort(
    (one, other) => sign * byKey(one.key, other.key) || one.view.ledger.number - other.view.ledger.number,
  );
  return keyed.map(({ view }) => view);
}

/** Empty values sort as the lowest. */
function byKey(one: Key, other: Key): number {
  if (one === other) return 0;
  if (one === undefined) return -1;
  if (other === undefined) return 1;
  return one < other ? -1 : 1;
}
