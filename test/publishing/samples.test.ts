// Publishing checks of samples and of output fields. (zapier-platform.md 5.2, 5.3)
import {
  type Definition,
  entries,
  type Field,
  of,
  operationOf,
  outputsOf,
  readDefinition,
} from './definition';
import { fits, flat, isIsoMoment } from './values';

let definition: Definition;
beforeAll(async () => {
  definition = await readDefinition();
});
const operationIn = (entry: (typeof entries)[number]) => operationOf(definition, entry).operation;

describe.each(entries)('$kind $key', (entry) => {
  test('D012: has a sample, of somebody who does not exist', () => {
    const { sample } = operationIn(entry);
    expect(Object.keys(sample).length).toBeGreaterThan(1);
    const hosts = JSON.stringify(sample).match(/(?<=@)[\w.-]+/g) ?? [];
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
  });

  test('D023: dates in the sample are ISO 8601, moments with their offset', () => {
    for (const [path, value] of flat(operationIn(entry).sample)) {
      const date =
        typeof value === 'string' && /^\d{4}-\d\d-\d\d|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(value);
      if (date) expect([path, value, isIsoMoment(value)]).toEqual([path, value, true]);
    }
  });

  test('D024: what the sample holds is of the type that its field has', async () => {
    const values = flat(operationIn(entry).sample);
    const outputFields = await outputsOf(entry);
    const wrong = outputFields.flatMap((field) =>
      values.filter(([path, value]) => path === field.key && !fits(field, value)),
    );
    expect(wrong).toEqual([]);
    const paths = values.map(([path]) => path);
    expect(outputFields.filter(({ key, required }) => required && !paths.includes(key))).toEqual([]);
  });

  test('every value has a label, every label a value, and a name of its own', async () => {
    const { sample } = operationIn(entry);
    const outputFields = await outputsOf(entry, chosenInSamples);
    const keys = outputFields.map(({ key }) => key);
    const isLabelled = (path: string, value: unknown) =>
      keys.includes(path) || (value === null && keys.some((key) => key.startsWith(`${path}__`)));
    const bare = flat(sample).filter(([path, value]) => !isLabelled(path, value) && !isOpen(path));
    expect(bare.map(([path]) => path)).toEqual([]);
    expect(outputFields.filter(({ key }) => !stands(sample, key)).map(({ key }) => key)).toEqual([]);
    const labels = outputFields.map(({ label = '' }: Field) => label);
    expect(labels.filter((label, index) => label === '' || labels.indexOf(label) !== index)).toEqual([]);
  });
});

/** What the samples with computed outputs are about. */
const chosenInSamples = { record_type: 'deal', question: 'reassignment' };

/** Whether an output has its place in the sample; what stands in something that does not apply, does not apply. */
const stands = (sample: Record<string, unknown>, key: string) =>
  flat(sample).some(([path, value]) => path === key || (value === null && key.startsWith(`${path}__`)));

/** A record's own fields: each account has others. */
const isOpen = (path: string) => /(^|\[\])custom__/.test(path);

test.each(of('triggers'))(
  'D010: the sample of $key has the id by which items are told apart',
  async (entry) => {
    expect(operationIn(entry).sample.id).toMatch(/\S/);
    expect((await outputsOf(entry)).filter((field) => field.primary)).toEqual([]);
  },
);

test.each(of('creates', 'searches'))('the sample of $key has an id', async (entry) => {
  expect(operationIn(entry).sample.id).toMatch(/\S/);
});
