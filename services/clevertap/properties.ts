// The properties of a record, from key/value pairs, from JSON, or from both.
import { RelayError } from '../../http';
import { isObject, type JsonObject, jsonObjectInput } from '../../inputs';
import { propertyName } from './names';

export interface Properties {
  values: ReadonlyMap<string, unknown>;
  /** What the user should know about names. */
  warnings: string[];
}

/**
 * Both sources in one; JSON wins. What is empty in a pair, or null in JSON, says nothing and is left out.
 * @throws RelayError `Invalid input`
 */
export function readProperties(pairs: unknown, json: unknown, forbidden: RegExp): Properties {
  const sources = [textPairs(pairs), jsonObjectInput(json, 'Properties as JSON') ?? {}];
  const read = sources.map((source) => renamed(source, forbidden));
  return {
    values: new Map(read.flatMap(({ values }) => [...values])),
    warnings: [...new Set(read.flatMap(({ warnings }) => warnings))],
  };
}

/** Zapier gives the values of pairs as text; whoever calls the step in another way means text as well. */
function textPairs(pairs: unknown): JsonObject {
  if (pairs === undefined || pairs === null || pairs === '') return {};
  if (!isObject(pairs)) throw noPairs();
  const filled = Object.entries(pairs).map(([key, value]) => [key, textOf(value)] as const);
  return Object.fromEntries(filled.filter(([, text]) => text.trim() !== ''));
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

const noPairs = () =>
  new RelayError('Invalid input', {
    what: 'Properties holds no pairs of key and value.',
    why: 'Each value needs a name.',
    todo: 'Fill in a key and a value, or use Properties as JSON.',
  });
