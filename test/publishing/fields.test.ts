// Publishing checks of input fields. (zapier-platform.md 5.2, 5.3)
import {
  asksForChoices,
  type Definition,
  entries,
  inputsOf,
  of,
  operationOf,
  outputsOf,
  readDefinition,
} from './definition';
import { isTitleCase } from './title-case';

let definition: Definition;
beforeAll(async () => {
  definition = await readDefinition();
});

/** Ids that nobody can list: CleverTap gives no list of its own ids, and a mail's is in the mail. */
const unlisted = ['object_id', 'message_id'];

describe.each(entries)('$kind $key', (entry) => {
  const inputs = inputsOf(entry);

  test('D001: no input looks like a secret', () => {
    const secret = /api_?key|token|password|passcode|secret|credential/i;
    expect(inputs.filter(({ key, label = '' }) => secret.test(key) || secret.test(label))).toEqual([]);
  });

  test('D004: whoever asks for an ID offers a list', () => {
    const ids = inputs.filter(({ key, label = '' }) => /(^|_)id$/i.test(key) || /\bID$/.test(label));
    const without = ids.filter((field) => !asksForChoices(field) && !unlisted.includes(field.key));
    expect(without.map(({ key }) => key)).toEqual([]);
  });

  test('D005: dropdowns need no trigger', () => {
    expect(inputs.filter(({ dynamic }) => dynamic !== undefined)).toEqual([]);
  });

  test('D011: every input has a label, and help says something else', () => {
    const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
    for (const { label = '', helpText = '' } of inputs) {
      expect(plain(label)).not.toBe('');
      expect(plain(helpText)).not.toBe(plain(label));
    }
  });

  test('D013, D014: a step that finds the value exists, for a single text or number', async () => {
    for (const { search, type, list, dict, children } of inputs.filter((field) => field.search)) {
      const [key = '', output] = search?.split('.') ?? [];
      const outputs = await outputsOf({ kind: 'searches', key });
      expect(outputs.map((field) => field.key)).toContain(output);
      expect(type).toMatch(/^(string|number|integer)$/);
      expect([list, dict, children].some(Boolean)).toBe(false);
    }
  });

  test('D013: a trigger offers no step before it', () => {
    expect(entry.kind === 'triggers' && inputs.some(({ search }) => search)).toBe(false);
  });

  test('D018: labels are in title case', () => {
    const labels = inputs.map(({ label = '' }) => label);
    expect(labels.filter((label) => !isTitleCase(label))).toEqual([]);
  });

  test('5.3: what is required comes first', () => {
    const required = inputs.map((field) => field.required === true);
    expect(required).toEqual(required.toSorted((one, other) => Number(other) - Number(one)));
  });

  test('5.3: line items are for lists of records only, and several values are a list', () => {
    expect(inputs.filter(({ children }) => children).map(({ key }) => key)).toEqual(
      entry.key === 'upload_clevertap_batch' ? ['records'] : [],
    );
    const comma = inputs.filter(({ list, helpText = '' }) => !list && /comma.separated/i.test(helpText));
    expect(comma).toEqual([]);
  });

  test('groups: with one field in a group, all are, and each group is used', () => {
    const { inputFieldGroups = [] } = operationOf(definition, entry).operation;
    const used = new Set(inputs.map(({ group }) => group));
    expect([...used]).toEqual(inputFieldGroups.length ? inputFieldGroups.map(({ key }) => key) : [undefined]);
  });
});

test.each(of('searches'))('D009: $key asks for something', (entry) => {
  expect(inputsOf(entry).length).toBeGreaterThan(0);
});

test.each(of('creates'))('D022: $key has inputs that are not computed', (entry) => {
  const { inputFields } = operationOf(definition, entry).operation;
  expect(inputFields.some((field) => typeof field === 'object')).toBe(true);
});
