// The errors of the code, read from its syntax: each `new RelayError(…)` with its texts as they are written there.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Expression, type NewExpression, parseSync, type VariableDeclarator } from '@swc/core';
import { type Names, propertyOf, textsOf, unknownPart } from './texts';

/** Texts may differ by case: then there are several. */
export interface ToldError {
  /** undefined where another error is passed on under its own name. */
  kind: string | undefined;
  what: readonly string[];
  why: readonly string[];
  todo: readonly string[];
  /** Whether it says how long to wait. */
  waits: boolean;
  /** Whether a person has to look first. */
  halts: boolean;
}

/** In the order of the files, and of the text in them. */
export function toldErrors(places: readonly string[]): ToldError[] {
  const modules = places.flatMap(filesIn).sort().map(moduleOf);
  const credentials = modules.flatMap(credentialsIn);
  return modules.flatMap(({ nodes, variables }) =>
    nodes.filter(isRelayError).flatMap((node) => errorsOf({ variables, credentials }, node)),
  );
}

function filesIn(place: string): string[] {
  if (place.endsWith('.ts')) return [place];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(place, name));
}

interface Module {
  nodes: readonly object[];
  variables: ReadonlyMap<string, Expression>;
}

function moduleOf(file: string): Module {
  const text = readFileSync(file, 'utf8');
  const told = /RelayError|credential/.test(text);
  const nodes = told ? nodesIn(parseSync(text, { syntax: 'typescript', target: 'es2022' })) : [];
  return { nodes, variables: new Map(nodes.filter(isVariable).map(({ id, init }) => [id.value, init])) };
}

function nodesIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(nodesIn)];
}

type Variable = VariableDeclarator & { id: { value: string }; init: Expression };

const at = (node: unknown, key: string): unknown => Reflect.get(Object(node), key);

const isVariable = (node: object): node is Variable =>
  at(node, 'type') === 'VariableDeclarator' &&
  at(at(node, 'id'), 'type') === 'Identifier' &&
  at(node, 'init') !== null;

const isRelayError = (node: object): node is NewExpression =>
  at(node, 'type') === 'NewExpression' && at(at(node, 'callee'), 'value') === 'RelayError';

const isObject = (node: object): node is Expression => at(node, 'type') === 'ObjectExpression';

/** Where to find a credential, as each vendor's description says it. */
function credentialsIn({ nodes, variables }: Module): string[] {
  const given = nodes.filter(isObject).map((node) => propertyOf({ variables }, node, 'credential'));
  const named = [...nodes.filter(isVariable)]
    .filter(({ id }) => id.value === 'credential')
    .map(({ init }) => init);
  return [...given, ...named].flatMap((node) => (node?.type === 'StringLiteral' ? [node.value] : []));
}

/** One for each name that the error may bear. */
function errorsOf(names: Names, node: NewExpression): ToldError[] {
  const [first, parts, details] = (node.arguments ?? []).map(({ expression }) => expression);
  const given = first?.type === 'Identifier' ? first.value : '';
  return [...new Set(textsOf(names, first, {}))].map((name) => {
    const kind = name === unknownPart ? undefined : name;
    const bound = kind === undefined ? {} : { [given]: kind };
    const told = (key: string) => textsOf(names, propertyOf(names, parts, key), bound);
    return {
      ...{ kind, what: told('what'), why: told('why'), todo: told('todo') },
      // A limit always says how long: if not the vendor's answer, then we.
      waits: kind === 'Rate limit exceeded' || propertyOf(names, details, 'retryAfter') !== undefined,
      halts: propertyOf(names, details, 'halts') !== undefined,
    };
  });
}
