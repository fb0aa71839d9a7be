import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { valueAt } from '../../engine/plain';
import { editorSchemas, schemaName } from '../../engine/schema/editor';
import { relay } from '../cli/run';

const schemas = editorSchemas();

test('rules/schema/ is current (if not: npx relay rules schema)', () => {
  expect(readdirSync('rules/schema').sort()).toEqual(Object.keys(schemas).sort());
  for (const [name, schema] of Object.entries(schemas)) {
    expect(JSON.parse(readFileSync(join('rules/schema', name), 'utf8'))).toEqual(schema);
  }
});

test('every rule file names its schema on the first line', () => {
  const lineOf = (file: string) => readFileSync(file, 'utf8').split('\n')[0];
  const yaml = (dir: string) => readdirSync(dir).filter((name) => name.endsWith('.yaml'));
  for (const name of yaml('rules'))
    expect(lineOf(`rules/${name}`)).toBe(`# yaml-language-server: $schema=./schema/${schemaName(name)}`);
  for (const name of yaml('rules/cases'))
    expect(lineOf(`rules/cases/${name}`)).toBe('# yaml-language-server: $schema=../schema/cases.schema.json');
});

test('conditions offer the operators, and the facts of their question', () => {
  const schema = schemas['hand-back.schema.json'];
  expect(valueAt(schema, 'properties', 'rules', 'items', 'properties', 'when', '$ref')).toBe(
    '#/definitions/condition',
  );
  expect(valueAt(schema, 'definitions', 'fact', 'properties', 'var', 'enum')).toContain(
    'lead.owner_is_assistant',
  );
  expect(Object.keys(Object(valueAt(schema, 'definitions', 'condition', 'properties')))).toEqual(
    expect.arrayContaining(['and', 'or', '!', 'var', 'exists', '==', 'in', 'matches_domain']),
  );
});

test('cases offer the facts of their question', () => {
  const cases = schemas['cases.schema.json'];
  expect(valueAt(cases, 'definitions', 'hand-back', 'properties', 'state', 'enum')).toContain('Hot');
  expect(valueAt(cases, 'properties', 'cases', 'items', 'allOf', 0)).toMatchObject({
    if: { properties: { question: { const: 'state' } } },
  });
});

test('relay rules schema writes them', async () => {
  const out = await mkdtemp(join(tmpdir(), 'relay-schema-'));
  try {
    const { code } = await relay('rules', 'schema', '--out', out);
    expect({ code, names: readdirSync(out).sort() }).toEqual({ code: 0, names: Object.keys(schemas).sort() });
  } finally {
    await rm(out, { recursive: true });
  }
});
