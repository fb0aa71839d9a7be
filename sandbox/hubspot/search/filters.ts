// Filters become predicates once per search (hubspot.md 4.3).
import type { View } from '../../core/ledger';
import { type Kind, kindNamed } from '../kinds';
import type { Portal } from '../portal';
import { invalid } from '../refusals';
import type { Filter } from './body';
import { type Comparing, comparing, tokensMatch } from './compare';

export type Predicate = (view: View) => boolean;

export function compileGroups(
  portal: Portal,
  kind: Kind,
  groups: readonly { filters: readonly Filter[] }[],
): Predicate {
  if (groups.length === 0) return () => true;
  const compiled = groups.map(({ filters }) => filters.map((filter) => compile(portal, kind, filter)));
  return (view) => compiled.some((filters) => filters.every((holds) => holds(view)));
}

function compile(portal: Portal, kind: Kind, filter: Filter): Predicate {
  if (filter.propertyName.startsWith('associations.')) return associated(portal, kind, filter);
  const definition = portal.definition(kind.name, filter.propertyName);
  if (!definition)
    throw invalid(`There was a problem with the request: property ${filter.propertyName} does not exist.`);
  // hubspot.md 7
  if (kind.name === 'emails' && definition.name === 'hs_email_html')
    throw invalid('hs_email_html cannot be searched.');
  const compare = comparing(kind, definition);
  return tokenwise(filter, compare) ?? listed(filter, compare) ?? ordered(filter, compare);
}

/** hubspot.md 4.3: a pseudo-property, EQ only. */
function associated(portal: Portal, kind: Kind, { propertyName, operator, value }: Filter): Predicate {
  const name = propertyName.slice('associations.'.length);
  if (operator !== 'EQ' || value === undefined)
    throw invalid(`${propertyName} can only be searched with EQ and a value.`);
  const other = kindNamed(name);
  if (!other && !['company', 'deal', 'ticket', 'task'].includes(name))
    throw invalid(`${propertyName} names no standard object.`);
  return ({ ledger }) => other !== undefined && portal.links.has(kind.name, ledger.id, other, value);
}

function tokenwise(filter: Filter, compare: Comparing): Predicate | undefined {
  const { operator } = filter;
  if (operator === 'HAS_PROPERTY') return (view) => compare.text(view) !== undefined;
  if (operator === 'NOT_HAS_PROPERTY') return (view) => compare.text(view) === undefined;
  if (operator !== 'CONTAINS_TOKEN' && operator !== 'NOT_CONTAINS_TOKEN') return undefined;
  const matches = tokensMatch(needed(filter, 'value'));
  return (view) => {
    const text = compare.text(view);
    return text === undefined
      ? operator === 'NOT_CONTAINS_TOKEN'
      : matches(text) === (operator === 'CONTAINS_TOKEN');
  };
}

/** On strings the list must be lower-case to match, on enumerations it is exact (hubspot.md 4.3). A record
 * without a value is in neither IN nor NOT_IN (unconfirmed; the reading that makes a client ask for blanks). */
function listed(filter: Filter, compare: Comparing): Predicate | undefined {
  if (filter.operator !== 'IN' && filter.operator !== 'NOT_IN') return undefined;
  if (!filter.values) throw invalid(`${filter.operator} on ${filter.propertyName} needs values.`);
  const listed = new Set(filter.values);
  const wanted = filter.operator === 'IN';
  return (view) => {
    const keys = compare.listKeys(view);
    return keys.length > 0 && keys.some((key) => listed.has(key)) === wanted;
  };
}

function ordered(filter: Filter, compare: Comparing): Predicate {
  const low = compare.key(needed(filter, 'value'));
  if (filter.operator === 'EQ') return (view) => compare.keys(view).includes(low);
  if (filter.operator === 'NEQ')
    return (view) => compare.keys(view).length > 0 && !compare.keys(view).includes(low);
  // BETWEEN with inclusive ends (unconfirmed, hubspot.md 4.3)
  const high = filter.operator === 'BETWEEN' ? compare.key(needed(filter, 'highValue')) : low;
  const holds = order(filter.operator, low, high);
  return (view) => compare.keys(view).some(holds);
}

type Key = string | number;

function order(operator: Filter['operator'], low: Key, high: Key): (key: Key) => boolean {
  switch (operator) {
    case 'LT':
      return (key) => key < low;
    case 'LTE':
      return (key) => key <= low;
    case 'GT':
      return (key) => key > low;
    case 'GTE':
      return (key) => key >= low;
    default:
      return (key) => key >= low && key <= high;
  }
}

function needed(filter: Filter, name: 'value' | 'highValue'): string {
  const text = filter[name];
  if (text === undefined) throw invalid(`${filter.operator} on ${filter.propertyName} needs ${name}.`);
  return text;
}
