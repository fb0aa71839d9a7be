// No recipe names a step, a field, a choice or a result that the editor does not show, and none leaves a field out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keysLabelled, operationKeys, operationLabels, operationOf, outputKey, wordsOf } from './definition';
import { indexText, type Recipe, readRecipe, recipeNames, type Step } from './read';
import { fieldsFor, inputDataFrom, leftEmpty, outputsFor, referencesIn } from './values';

const steps = ({ zaps }: Recipe) => [...zaps.values()].flat();
const ours = (recipe: Recipe) => steps(recipe).filter((step): step is Step & { key: string } => !!step.key);
/** What each step takes over from another one. */
const mappingsIn = (zap: readonly Step[]) =>
  zap.flatMap(({ number: into, rows }) =>
    rows.flatMap(({ value }) => referencesIn(value)).map(({ step: from, label }) => ({ from, into, label })),
  );

test('every recipe stands in the index, and nothing else does', () => {
  const linked = [...indexText().matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, name]) => name);
  expect(linked.sort()).toEqual([...recipeNames].sort());
});

describe.each(recipeNames)('%s', (name) => {
  const recipe = readRecipe(name);

  test('says what it is for, what a repeat does, what it costs, and where it ends', () => {
    expect(recipe.text).toMatch(/^# .+\n\n\S/);
    expect([...recipe.sections.keys()]).toEqual(
      expect.arrayContaining(['If it runs twice', 'What it costs', 'Limits']),
    );
    expect(recipe.zaps.size).toBeGreaterThan(0);
  });

  test('counts the steps of each Zap from 1', () => {
    for (const zap of recipe.zaps.values())
      expect(zap.map(({ number }) => number)).toEqual(zap.map((_, at) => at + 1));
  });

  test('calls its steps of this integration as the editor does', () => {
    for (const { app, event, key } of steps(recipe)) {
      expect(key !== undefined).toBe(app === 'Lead Relay');
      if (key) expect(event).toBe(operationOf(key).operation.display.label);
    }
  });

  test('has a trigger first, and no other', () => {
    for (const zap of recipe.zaps.values())
      zap.forEach(({ key }, at) => {
        if (key) expect([key, operationOf(key).kind === 'trigger']).toEqual([key, at === 0]);
      });
  });

  test.each(ours(recipe).map((step) => [`${step.number}. ${step.event}`, step] as const))(
    '%s: has every field of the step, by its label, with choices that are shown',
    async (_, { key, rows }) => {
      const fields = await fieldsFor(key, rows);
      const named = new Set(rows.map((row) => `${row.label} (${row.key})`));
      expect([...named].sort()).toEqual(fields.map((field) => `${field.label} (${field.key})`).sort());
      expect(() => inputDataFrom(rows, fields, () => '')).not.toThrow();
      const empty = rows.filter(({ value }) => value === leftEmpty).map((row) => row.key);
      expect(fields.filter(({ key: one, required }) => required && empty.includes(one))).toEqual([]);
    },
  );

  test('maps only what an earlier step gives', async () => {
    for (const zap of recipe.zaps.values())
      for (const { from, into, label } of mappingsIn(zap)) {
        expect(from).toBeLessThan(into);
        const { key, rows = [] } = zap[from - 1] ?? {};
        const outputs = key && (await outputsFor(key, rows));
        if (outputs) expect(() => outputKey(outputs, label)).not.toThrow();
      }
  });

  test('names in its text only what the editor shows', async () => {
    const prose = recipe.text.replace(/^(?:\||#).*$/gm, '');
    const bold = [...prose.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words.replace(/\s+/g, ' '));
    const named = [...ours(recipe).map(({ key }) => key), ...bold.flatMap(keysLabelled)];
    const words = new Set(operationLabels);
    for (const key of named) for (const word of await wordsOf(key)) words.add(word);
    expect(bold.filter((one) => !words.has(one))).toEqual([]);
  });

  test('is played by a test', () => {
    const tests = ['leads', 'assistant', 'clevertap', 'records'].map((file) =>
      readFileSync(join(__dirname, `${file}.test.ts`), 'utf8'),
    );
    expect(tests.some((text) => text.includes(`'${name}'`))).toBe(true);
  });
});

test('every operation has a label of its own, so that a recipe cannot mean another one', () => {
  for (const key of operationKeys)
    expect(keysLabelled(operationOf(key).operation.display.label)).toEqual([key]);
});
