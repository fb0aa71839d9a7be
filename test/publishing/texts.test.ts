// Publishing checks of texts, and the style rules that people check. (zapier-platform.md 5.2, 5.3)
import { type Definition, entries, of, operationOf, readDefinition, textsOf } from './definition';

let definition: Definition;
beforeAll(async () => {
  definition = await readDefinition();
});
const displayOf = (entry: (typeof entries)[number]) => operationOf(definition, entry).display;

/** Addresses in a text that stand neither in a link nor between backticks. */
const bareAddresses = (text: string): string[] =>
  text
    .replace(/`[^`]*`/g, '')
    .replace(/\[[^\]]*\]\([^)]*\)/g, '')
    .match(/\bhttps?:\/\/\S+|\bwww\.\S+|\b[\w-]+\.(com|ai|io|example)\b/g) ?? [];

test('D007, D025: every address is https, and nothing else', () => {
  const all = JSON.stringify(definition);
  const addresses = [...all.matchAll(/\b([a-z][a-z+.-]*):\/\//gi)].map(([, scheme]) => scheme);
  expect([...new Set(addresses)]).toEqual(['https']);
  expect(all).not.toMatch(/\b(javascript|data|file|vbscript):(?=[^\s"])/i);
});

test('D008: links are well formed, and no address stands bare', () => {
  for (const text of textsOf(definition)) {
    expect(bareAddresses(text)).toEqual([]);
    for (const [, target = ''] of text.matchAll(/\]\(([^)]*)\)/g)) expect(URL.canParse(target)).toBe(true);
    expect([text, text.split('[').length, text.split('`').length % 2]).toEqual([
      text,
      text.split('](').length,
      1,
    ]);
  }
});

test('a text is a sentence: it begins with a capital and ends with a full stop', () => {
  for (const text of textsOf(definition)) expect(text).toMatch(/^(\*\*)?[A-Z](.|\n)*[.)]$/);
});

test('5.3: texts are in plain English and name neither the integration nor the platform', () => {
  for (const text of textsOf(definition))
    expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/Lead Relay|Zapier|\bsync\b|e\.g\.|i\.e\./);
});

describe.each(entries)('$kind $key', (entry) => {
  test('5.3: the description is short, and its noun is not capitalised', () => {
    const { description } = displayOf(entry);
    expect(description.length).toBeLessThanOrEqual(120);
    const { noun } = operationOf(definition, entry);
    const names = /Lead Connection Status|Lead State/g;
    expect(description.slice(1).replace(names, '')).not.toContain(noun);
  });

  test('5.3: the noun is one word in the singular, the key a snake', () => {
    expect(operationOf(definition, entry).noun).toMatch(/^[A-Z][a-z]+(-[A-Z][a-z]+)?(?<!s)$/);
    expect(entry.key).toMatch(/^[a-z]+(_[a-z]+)+$/);
  });
});

test.each(of('creates'))('5.3: $key is called verb and noun, and described by its verb', (entry) => {
  const { label, description } = displayOf(entry);
  expect(label).toMatch(
    /^(Accept|Assign|Create|Hand Back|Log|Push|Report|Set|Set Up|Stop|Update|Upload|Upsert) /,
  );
  expect(description).toMatch(/^[A-Z][a-z]+s .+\.$/);
});

/** Searches that find something else than a record: an answer, or a whole page of records. */
const otherFinds = ['Check Assistant', 'Preview Decision', 'List Records'];

test.each(of('searches'))('5.3: $key is called Find, and described as finding', (entry) => {
  const { label, description } = displayOf(entry);
  expect(otherFinds.includes(label) || /^Find [A-Z]/.test(label)).toBe(true);
  expect(description).toMatch(/^Finds .+\.$/);
});

test.each(of('triggers'))('5.3: $key says in its name what happened to what', (entry) => {
  const { label } = displayOf(entry);
  expect(label).toMatch(/^(Lead|Follow-Up|Record) .*(Assigned|Changed|Became|Handed Back|Due|Updated)/);
});

test('labels of operations are unique, and between 2 and 64 characters long', () => {
  const pairs = Object.values(definition.searchOrCreates).map(({ display }) => display.label);
  const labels = [...entries.map((entry) => displayOf(entry).label), ...pairs];
  expect(new Set(labels).size).toBe(labels.length);
  for (const { length } of labels) expect(length >= 2 && length <= 64).toBe(true);
});
