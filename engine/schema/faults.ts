// What zod finds, told as faults in our own words at the exact place.
import type { z } from 'zod';
import type { Fault } from '../fault';
import { suggestion } from '../nearest';
import { operatorNames } from '../operators';
import type { Path, Source } from '../source';
import { knownKeys } from './known-keys';

type Issue = z.core.$ZodIssue;

/** The faults of a file against its schema. */
export function schemaFaults(source: Source, schema: z.ZodType): Fault[] {
  const parsed = schema.safeParse(source.value, { reportInput: true });
  const checked = { source, schema };
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => faultsOf(checked, issue, []));
}

interface Checked {
  source: Source;
  schema: z.ZodType;
}

function faultsOf(checked: Checked, issue: Issue, above: Path): Fault[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(checked, issue.keys, path);
    case 'invalid_key':
      return [checked.source.fault('invalid-value', path, 'this name may not be empty', 'key')];
    case 'invalid_union':
      return faultsOfUnion(checked, issue, path);
    default:
      return [faultOf(checked.source, issue, path)];
  }
}

function unknownKeys({ source, schema }: Checked, keys: readonly string[], path: Path): Fault[] {
  const known = knownKeys(schema, path);
  return keys.map((key) => {
    if (path.at(-1) === 'then' && operatorNames.includes(key)) {
      const message = `"then" is plain data: "${key}" is an operator and belongs in "when"`;
      return source.fault('logic-in-outcome', [...path, key], message, 'key');
    }
    const message = `unknown key "${key}"${suggestion(key, known)}`;
    return source.fault('unknown-key', [...path, key], message, 'key');
  });
}

function faultOf(source: Source, issue: Issue, path: Path): Fault {
  if (issue.input === undefined) return missing(source, path);
  if (issue.code === 'invalid_type') {
    return source.fault(
      'wrong-type',
      path,
      `this must be ${article(issue.expected)}, not ${kindOf(issue.input)}`,
    );
  }
  if (issue.code === 'invalid_value') {
    return source.fault('unknown-value', path, unknownValue(issue.input, issue.values));
  }
  return source.fault('invalid-value', path, issue.message);
}

function missing(source: Source, path: Path): Fault {
  const name = String(path.at(-1) ?? 'content');
  if (name === 'otherwise') {
    const message = '"otherwise" is missing: there must be an answer where no rule holds';
    return source.fault('missing-otherwise', path, message);
  }
  return source.fault('missing-key', path, `"${name}" is missing`);
}

// Of the alternatives the one that came furthest speaks; where none came in, all are named.
function faultsOfUnion(
  checked: Checked,
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
): Fault[] {
  const { source } = checked;
  if (issue.input === undefined) return [missing(source, path)];
  const alternatives = issue.errors.filter((issues) => !issues.some(isWrongKind));
  const [best] = alternatives;
  if (best) return best.flatMap((inner) => faultsOf(checked, inner, path));
  const wanted = issue.errors.flatMap((issues) => issues.slice(0, 1).map(wantedBy)).join(' or ');
  return [source.fault('wrong-type', path, `this must be ${wanted}, not ${kindOf(issue.input)}`)];
}

function isWrongKind(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function wantedBy(issue: Issue): string {
  if (issue.code === 'invalid_type') return article(issue.expected);
  return issue.code === 'invalid_value' ? issue.values.map(String).join(' or ') : 'something else';
}

function unknownValue(input: unknown, values: readonly unknown[]): string {
  const known = values.map(String);
  if (known.length === 1) return `this must be ${known[0]}, not ${JSON.stringify(input)}`;
  const near = typeof input === 'string' ? suggestion(input, known) : '';
  return `${JSON.stringify(input)} is not one of ${known.join(', ')}${near}`;
}

function article(expected: string): string {
  const names: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a map of keys',
    record: 'a map of keys',
  };
  return names[expected] ?? expected;
}

function kindOf(input: unknown): string {
  if (input === null) return 'empty';
  if (Array.isArray(input)) return 'a list';
  return typeof input === 'object' ? 'a map of keys' : JSON.stringify(input);
}
