// The properties of a record, from names and values, from JSON, or from both.
import { RelayError } from '../../http';
import { checkNumber, isObject, type JsonObject, jsonObjectInput } from '../../inputs';
import { propertyName } from './names';

/** Where properties are filled in; from a line item they may be anything. */
export interface PropertiesInput {
  properties?: unknown;
  number_properties?: unknown;
  properties_json?: unknown;
}

export interface Properties {
  values: ReadonlyMap<string, unknown>;
  /** What the user should know about names. */
  warnings: string[];
}

/**
 * All sources in one; JSON wins, then numbers. What is empty in a pair, or null in JSON, says nothing and is left out.
 * @throws RelayError `Invalid input`
 */
export function readProperties(input: PropertiesInput, forbidden: RegExp): Properties {
  const sources = [
    textPairs(input.properties, 'Properties'),
    numberPairs(input.number_properties),
    jsonObjectInput(input.properties_json, 'Properties as JSON') ?? {},
  ];
  const read = sources.map((source) => renamed(source, forbidden));
  return {
    values: new Map(read.flatMap(({ values }) => [...values])),
    warnings: [...new Set(read.flatMap(({ warnings }) => warnings))],
  };
}

/** Zapier gives the values of pairs as text; whoever calls the step in another way means text as well. */
function textPairs(pairs: unknown, field: string): Record<string, string> {
  if (pairs === undefined || pairs === null || pairs === '') return {};
  if (!isObject(pairs)) throw noPairs(field);
  const filled = Object.entries(pairs).map(([key, value]) => [key, textOf(value)] as const);
  return Object.fromEntries(filled.filter(([, text]) => text.trim() !== ''));
}

/** The text of a pair cannot say that it is meant as a number; the field in which it stands can. */
function numberPairs(pairs: unknown): JsonObject {
  const texts = Object.entries(textPairs(pairs, 'Number Properties'));
  return Object.fromEntries(
    texts.map(([key, text]) => [key, checkNumber(text, `Number Properties (${key.trim()})`)]),
  );
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function renamed(source: JsonObject, forbidden: RegExp): Properties {
  const values = new Map<string, unknown>();
  const warnings: string[] = [];
  for (const [key, value] of Object.entries(source)) {
    if (value === null || value === undefined) continue;
    const name = propertyName(key, forbidden);
    if (values.has(name)) throw twice(name, key);
    values.set(name, value);
    if (name !== key.trim())
      warnings.push(
        `The property "${key.trim()}" is sent as "${name}": CleverTap does not allow all its characters.`,
      );
  }
  return { values, warnings };
}

const twice = (name: string, key: string) =>
  new RelayError('Invalid input', {
    what: `Two properties would both be called "${name}"; one of them is "${key}".`,
    why: 'What CleverTap does not allow in a name becomes _.',
    todo: 'Rename one of them.',
  });

const noPairs = (field: string) =>
  new RelayError('Invalid input', {
    what: `${field} holds no pairs of name and value.`,
    why: 'Each value needs a name.',
    todo: 'Fill in names on the left and values on the right, or use Properties as JSON.',
  });
