// docs/comparison.md names operations by label and key: what it says is here must be here.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keysLabelled, operationKeys, wordsOf } from '../recipes/definition';
import { tableRows } from '../recipes/read';

const docs = join(__dirname, '..', '..', 'docs');
const text = readFileSync(join(docs, 'comparison.md'), 'utf8');
const sections = text.split(/^## /m).slice(1);
const rows = sections.flatMap(tableRows);

const bold = [...text.matchAll(/\*\*([^*]+)\*\*(?: \(`(\w+)`\))?/g)];

test('what is bold is an operation with its own key, or not covered', () => {
  expect(bold.length).toBeGreaterThan(40);
  for (const [, words = '', key] of bold)
    expect([words, key]).toEqual([words, words === 'Not covered' ? undefined : keysLabelled(words)[0]]);
  expect(bold.filter(([, words, key]) => words !== 'Not covered' && !key)).toEqual([]);
});

test('what stands in italics is what the editor calls a field', async () => {
  const named = [...text.matchAll(/(?<!\w)_([^_\n]+)_(?!\w)/g)].map(([, word = '']) => word);
  const words = new Set<string>();
  for (const key of operationKeys) for (const word of await wordsOf(key)) words.add(word);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((word) => !words.has(word))).toEqual([]);
});

test('every key in it is one', () => {
  const keys = [...text.matchAll(/`(\w+)`/g)].map(([, key = '']) => key);
  expect(keys.filter((key) => !operationKeys.includes(key))).toEqual([]);
});

test('each of the four tells what is not covered, and every row has three cells', () => {
  expect(sections).toHaveLength(4);
  for (const section of sections)
    expect(tableRows(section).some(([, here]) => here === '**Not covered**')).toBe(true);
  expect(rows.filter((row) => row.length !== 3 || row[1] === '')).toEqual([]);
});

test('every recipe that it points to exists', () => {
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(join(docs, link)))).toEqual([]);
});
