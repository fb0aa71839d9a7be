// Values as Zapier hands them over: text, numbers, switches, line items, nothing.
import { flagInput, listInput, pairsInput, sourceInput, textInput } from '../../inputs';

test.each([
  ['Lenses', 'Lenses'],
  [' Lenses ', ' Lenses '],
  [0, '0'],
  [72.5, '72.5'],
  [false, 'false'],
  [['North', 'South'], 'North,South'],
  [['North', null, '', 5], 'North,5'],
])('%j is the text %j', (value, text) => {
  expect(textInput(value)).toBe(text);
  expect(sourceInput(value)).toBe(text);
});

test.each([[''], ['  '], [null], [[]], [[null]], [{ a: 1 }]])('%j is nothing, told as empty', (value) => {
  expect(textInput(value)).toBeUndefined();
  expect(sourceInput(value)).toBe('');
});

test('what was not mapped at all is not even empty', () => {
  expect(sourceInput(undefined)).toBeUndefined();
});

test.each([
  ['Hot, Warm,,', ['Hot', 'Warm']],
  [
    [' Hot ', null, 5],
    ['Hot', '5'],
  ],
  [undefined, []],
])('%j is the list %j', (value, list) => {
  expect(listInput(value)).toEqual(list);
});

test('pairs keep every value that is one; names are trimmed, and none is left out silently', () => {
  const value = { ' Size ': 5, Active: true, Regions: ['North', 'South'], Empty: null, ' ': 'x' };
  expect(pairsInput(value, 'Custom Fields')).toEqual({
    Size: '5',
    Active: 'true',
    Regions: 'North,South',
    Empty: '',
  });
  expect(pairsInput(undefined, 'Custom Fields')).toEqual({});
  expect(() => pairsInput('Size: 5', 'Custom Fields')).toThrow(
    /^Invalid input: Custom Fields holds no pairs of name and value\./,
  );
});

test('half a character becomes the sign that stands for it, as no address could hold it', () => {
  expect(textInput('ada\ud800@moreau.example')).toBe('ada\ufffd@moreau.example');
  expect(textInput('👩‍👩‍👧 \ufeffאב')).toBe('👩‍👩‍👧 \ufeffאב');
});

test.each([[{ toString: 1 }], [[{ toString: 1 }]], [{}]])('%j is no switch', (value) => {
  expect(() => flagInput(value, true, 'Dry Run')).toThrow(
    /^Invalid input: "" in Dry Run is neither yes nor no\./,
  );
});
