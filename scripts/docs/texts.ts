// What an expression of the code may say, read from its syntax.
import type { Expression, MemberExpression } from '@swc/core';

/** What a name stands for in one reading of an expression. */
export type Bound = Readonly<Record<string, string>>;

/** What the names of a file stand for. */
export interface Names {
  variables: ReadonlyMap<string, Expression>;
  /** What vendors' descriptions say, wherever they are given: where to find the right credential. */
  credentials: readonly string[];
}

/** A part that is known only at run time. */
export const unknownPart = '…';

/** The texts that an expression may be. */
export function textsOf(names: Names, node: Expression | undefined, bound: Bound): readonly string[] {
  switch (node?.type) {
    case 'StringLiteral':
      return [node.value];
    case 'TemplateLiteral':
      return [node.quasis.map(({ cooked }) => cooked ?? '').join(unknownPart)];
    case 'ParenthesisExpression':
      return textsOf(names, node.expression, bound);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap((one) => textsOf(names, one, bound));
    case 'BinaryExpression':
      return textsOfEither(names, node.left, node.right, bound);
    case 'MemberExpression':
      return textsOfMember(names, node, bound);
    case 'Identifier':
      return bound[node.value] === undefined
        ? textsOfName(names, node.value, bound)
        : [bound[node.value] ?? ''];
    default:
      return [unknownPart];
  }
}

function textsOfName(names: Names, name: string, bound: Bound): readonly string[] {
  const value = names.variables.get(name);
  return value ? textsOf(names, value, bound) : [unknownPart];
}

/** `left ?? right`: an entry that is there leaves nothing to the right. */
function textsOfEither(names: Names, left: Expression, right: Expression, bound: Bound): readonly string[] {
  const first = textsOf(names, left, bound);
  const picked = left.type === 'MemberExpression' && keyOf(left, bound) !== undefined && first.length > 0;
  return picked ? first : [...first, ...textsOf(names, right, bound)];
}

/** `table[name]`: the entry of that name, if there is one; all entries where the name is not known. */
function textsOfMember(names: Names, node: MemberExpression, bound: Bound): readonly string[] {
  const { object, property } = node;
  if (property.type === 'Identifier' && property.value === 'credential') return names.credentials;
  const table = object.type === 'Identifier' ? names.variables.get(object.value) : undefined;
  if (table?.type !== 'ObjectExpression' || property.type !== 'Computed') return [unknownPart];
  const key = keyOf(node, bound);
  const entries =
    key === undefined ? table.properties.flatMap(valueOfProperty) : [propertyOf(names, table, key)];
  return entries.flatMap((entry) => (entry ? textsOf(names, entry, bound) : []));
}

const keyOf = ({ property }: MemberExpression, bound: Bound): string | undefined =>
  property.type === 'Computed' && property.expression.type === 'Identifier'
    ? bound[property.expression.value]
    : undefined;

type Property = (Expression & { type: 'ObjectExpression' })['properties'][number];

const valueOfProperty = (property: Property): Expression[] =>
  property.type === 'KeyValueProperty' ? [property.value] : [];

function nameOf(property: Property): string | undefined {
  if (property.type === 'Identifier') return property.value;
  if (property.type !== 'KeyValueProperty') return undefined;
  return property.key.type === 'Identifier' || property.key.type === 'StringLiteral'
    ? property.key.value
    : undefined;
}

/** The value of a key in an object that is written out, here or under a name. */
export function propertyOf(
  names: Pick<Names, 'variables'>,
  node: Expression | undefined,
  key: string,
): Expression | undefined {
  const object = node?.type === 'Identifier' ? names.variables.get(node.value) : node;
  if (object?.type !== 'ObjectExpression') return undefined;
  const property = object.properties.find((one) => nameOf(one) === key);
  return property?.type === 'KeyValueProperty'
    ? property.value
    : property?.type === 'Identifier'
      ? property
      : undefined;
}
