// Publishing checks of operations and of the whole definition. (zapier-platform.md 5.2)
import { readFileSync } from 'node:fs';
import { version } from 'zapier-platform-core';
import { type Definition, entries, of, operationOf, readDefinition } from './definition';
import { isTitleCase } from './title-case';

let definition: Definition;
beforeAll(async () => {
  definition = await readDefinition();
});
const hooks = () =>
  Object.values(definition.triggers).filter(({ operation }) => operation.type !== 'polling');

test('D006, D017: an instant trigger lists, subscribes and unsubscribes', () => {
  expect(hooks()).toHaveLength(4);
  for (const { operation } of hooks())
    expect(operation).toMatchObject({
      type: 'hook_to_poll',
      performList: expect.any(String),
      performSubscribe: expect.any(String),
      performUnsubscribe: expect.any(String),
    });
});

test('D016: there is more than one trigger with a static address', () => {
  const others = Object.values(definition.triggers).filter(({ operation }) => operation.type === 'polling');
  expect(others.length).toBeGreaterThan(0);
});

test('D015: find-or-create pairs name a search and an action that exist', () => {
  for (const [key, { search, create, ...pair }] of Object.entries(definition.searchOrCreates)) {
    expect([pair.key, search]).toEqual([key, key]);
    expect(Object.keys(definition.searches)).toContain(search);
    expect(Object.keys(definition.creates)).toContain(create);
    expect(pair.display.label).toMatch(/^Find or Create [A-Z]/);
  }
});

test.each(entries)('D018: the label of $key is in title case', (entry) => {
  const { label } = operationOf(definition, entry).display;
  expect([label, isTitleCase(label)]).toEqual([label, true]);
});

test.each(of('triggers'))('D021: the description of $key is of the form asked for', (entry) => {
  expect(operationOf(definition, entry).display.description).toMatch(/^Triggers when .+\.$/);
});

test('D027: the newest core that is known here, and it is the one that runs', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(dependencies['zapier-platform-core']).toBe('19.1.0');
  expect([definition.platformVersion, version]).toEqual(['19.1.0', '19.1.0']);
});

test('D028: inputs arrive as they were filled in', () => {
  expect(definition.flags.cleanInputData).toBe(false);
  const own = entries.map((entry) => operationOf(definition, entry).operation.cleanInputData);
  expect(own).not.toContain(true);
});
