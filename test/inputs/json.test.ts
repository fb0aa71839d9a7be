import { jsonObjectInput } from '../../inputs';
import { mistakeIn } from '../../inputs/json-mistake';
import fc from '../helpers/properties';

const read = (text: unknown) => jsonObjectInput(text, 'Properties');

test('an object, as text or already read; nothing for nothing', () => {
  expect(read(' {"a": {"b": [1, true, null, "{{c}}"]}}\n')).toEqual({ a: { b: [1, true, null, '{{c}}'] } });
  expect(read({ a: 1 })).toEqual({ a: 1 });
  expect([undefined, null, '', ' \n'].map(read)).toEqual([undefined, undefined, undefined, undefined]);
});

test.each([
  ['{"a": 1,}', 'line 1, column 9 stands "}", where a name in double quotes belongs'],
  [
    '{\n  "a": 1\n  "b": 2\n}',
    'line 3, column 3 stands ""b": 2", where a comma or a closing bracket belongs',
  ],
  ['{"a" 1}', 'line 1, column 6 stands "1}", where a colon belongs'],
  ['{"a": }', 'line 1, column 7 stands "}", where a value belongs'],
  ["{'a': 1}", `line 1, column 2 stands "'a': 1}", where a name in double quotes or } belongs`],
  ['{"a": “x”}', 'line 1, column 7 stands "“x”}", where a value belongs'],
  [
    '{"a": "x\ny"}',
    'line 1, column 9 stands a line break, where the rest of a text and its closing quote belongs',
  ],
  ['{\r\n"a": "x\ty"}', 'line 2, column 8 stands a tab,'],
  ['{"a": "C:\\path"}', 'line 1, column 10 stands "\\path"}", where the rest of a text'],
  ['{"a": "x', 'line 1, column 9 stands the end of the text,'],
  ['{"a": [1, 2}', 'line 1, column 12 stands "}", where a comma or a closing bracket belongs'],
  ['{"a": 01}', 'line 1, column 8 stands "1}",'],
  ['{"a": TRUE}', 'line 1, column 7 stands "TRUE}", where a value belongs'],
  ['{"a": 1} {"b": 2}', 'line 1, column 10 stands "{"b": 2}", where nothing more belongs'],
  ['{"🙂": "x" "y"}', 'line 1, column 11 stands ""y"}"'],
  ['\uFEFF{}', 'line 1, column 1 stands'],
])('%j: where the mistake is, and what stands there', (text, words) => {
  expect(() => read(text)).toThrow(`Invalid input: Properties is no valid JSON. At ${words}`);
});

test.each([
  ['[1]', 'holds a list, not an object'],
  ['"a"', 'holds a single value, not an object'],
  ['null', 'holds a single value, not an object'],
  [5, 'holds a single value, not an object'],
])('%j is no object', (input, words) => {
  expect(() => read(input)).toThrow(`Invalid input: Properties ${words}.`);
});

test('it finds a mistake exactly where the engine’s own parser does not read', () => {
  const parses = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const damaged = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.nat(3),
      fc.constantFrom('', '"', '{', '}', ']', ',', ':', '\\', '\n', '0', '-', 'e', ' ', '\u00a0'),
    )
    .map(([text, at, cut, put]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place + cut);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), damaged), (text) => {
      expect(mistakeIn(text) === undefined).toBe(parses(text));
    }),
    { numRuns: 3_000 },
  );
});

test('nested further than anything can be written is refused, as text and as an object', () => {
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  expect(read(nested(100))).toEqual(JSON.parse(nested(100)));
  for (const given of [nested(101), nested(50_000), JSON.parse(nested(5_000))])
    expect(() => read(given)).toThrow(/^Invalid input: Properties is nested too deeply\./);
});
