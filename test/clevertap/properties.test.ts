// How values are read: those of a profile, where events do not differ.
import { ada, refusal, texts, useCleverTap } from './account';

const relay = useCleverTap();

const sentFor = async (input: object) => {
  const result = await relay.profile({ identity: ada, ...input });
  return { data: relay.sent()[0]?.[0]?.profileData, result };
};
const json = (value: unknown) => ({ properties_json: JSON.stringify(value) });
const refused = async (input: object) => {
  const { message } = await refusal(relay.profile({ identity: ada, ...input }));
  expect(relay.requests()).toEqual([]);
  return message;
};

test('pairs are text; JSON keeps its types; JSON wins', async () => {
  const { data } = await sentFor({
    properties: { Size: '5', Active: 'true', City: 'Lyon', Odd: 7 },
    ...json({ City: 'Paris', Count: 5, Ratio: 0.25, Flag: false }),
  });
  expect(data).toEqual({
    Size: '5',
    Active: 'true',
    City: 'Paris',
    Odd: '7',
    Count: 5,
    Ratio: 0.25,
    Flag: false,
  });
});

test('what stands in Number Properties is sent as numbers, and JSON wins over it', async () => {
  const { data } = await sentFor({
    properties: { City: 'Lyon', Score: '1' },
    number_properties: {
      'Deal Value': '1200',
      Ratio: ' -0.5 ',
      Score: 7,
      Visits: '3',
      None: '',
      Blank: '  ',
    },
    ...json({ Visits: 4 }),
  });
  expect(data).toEqual({ City: 'Lyon', 'Deal Value': 1200, Ratio: -0.5, Score: 7, Visits: 4 });
});

test('what is empty is not sent; null in JSON does not hide a pair', async () => {
  const { data } = await sentFor({
    properties: { A: '', B: '  ', City: 'Lyon' },
    ...json({ City: null, C: null, D: '' }),
  });
  expect(data).toEqual({ City: 'Lyon', D: '' });
});

test.each([
  ['2026-03-02', '2026-03-02T00:00:00Z'],
  ['2026-03-02T09:30', '2026-03-02T09:30:00Z'],
  ['2026-03-02T09:30:15.250Z', '2026-03-02T09:30:15Z'],
  ['2026-03-02T09:30:00+02:00', '2026-03-02T07:30:00Z'],
  ['1969-12-31', '1969-12-31T00:00:00Z'],
  ['2028-02-29', '2028-02-29T00:00:00Z'],
])('the full ISO date %s is sent as a date', async (text, moment) => {
  const { data } = await sentFor({ properties: { When: text } });
  expect(data).toEqual({ When: `$D_${Date.parse(moment) / 1000}` });
});

test.each([
  '2026-02-30',
  '2027-02-29',
  '2026-13-01',
  '2026-03-02T25:00:00Z',
  '2026-03',
  '02.03.2026',
  '20260302',
])('%s stays text', async (text) => {
  const { data } = await sentFor({ properties: { When: text, Name: '2026-03-02' } });
  expect(data).toEqual({ When: text, Name: '2026-03-02' });
});

test('a date in CleverTap’s own form stays', async () => {
  const { data } = await sentFor({ properties: { When: '$D_1521611063', DOB: '$D_-86400' } });
  expect(data).toEqual({ When: '$D_1521611063', DOB: '$D_-86400' });
});

test('lists are of texts; nested objects become text', async () => {
  const { data } = await sentFor(json({ Tags: ['a', 5, null, true], Deal: { value: 1 }, Mixed: [{ a: 1 }] }));
  expect(data).toEqual({ Tags: ['a', '5', 'true'], Deal: '{"value":1}', Mixed: '[{"a":1}]' });
});

test('what CleverTap forbids in a name becomes _, with a warning', async () => {
  const { data, result } = await sentFor({
    properties: { 'deal.value': '5', ' City ': 'Lyon' },
    ...json({ 'A&B #1': 1 }),
  });
  expect(data).toEqual({ deal_value: '5', City: 'Lyon', 'A_B _1': 1 });
  expect(result).toMatchObject({ outcome: 'Warning', updated: 1 });
  expect(texts(result)).toEqual([
    'info: CleverTap took the profile.',
    'warning: The property "deal.value" is sent as "deal_value": CleverTap does not allow all its characters.',
    'warning: The property "A&B #1" is sent as "A_B _1": CleverTap does not allow all its characters.',
  ]);
  expect(relay.clevertap.errorStream()).toEqual([]);
});

test.each([
  [
    'two names that would become one',
    { properties: { 'a.b': '1', 'a:b': '2' } },
    'Two properties would both be called "a_b"',
  ],
  ['a value without a name', { properties: { ' ': '1' } }, 'A property has no name.'],
  [
    'a name of 121 bytes',
    json({ [`${'é'.repeat(60)}x`]: 1 }),
    'has too long a name. A name has 1 to 120 bytes.',
  ],
  [
    'a value of 513 bytes',
    { properties: { Note: `${'é'.repeat(256)}x` } },
    'The value of "Note" is too long. It has 513 bytes, and CleverTap takes 512.',
  ],
  ['a text of 513 bytes in a list', json({ Tags: ['x'.repeat(513)] }), 'The value of "Tags" is too long.'],
  [
    '101 texts in a list',
    json({ Tags: Array(101).fill('x') }),
    '101 texts in "Tags" are too many. CleverTap takes 100.',
  ],
  [
    '257 properties',
    json(Object.fromEntries(Array.from({ length: 257 }, (_, n) => [`p${n}`, n]))),
    '257 properties are too many. CleverTap takes 256.',
  ],
  [
    'a number that would lose digits',
    { properties_json: '{"Id": 12345678901234567890}' },
    'The number in "Id" has too many digits.',
  ],
  ['a number beyond all', { properties_json: '{"Id": 1e999}' }, 'The number in "Id" has too many digits.'],
  [
    'an unknown operator',
    json({ City: { $set: 'Lyon' } }),
    'The operator in "City" cannot be sent. One of $add, $remove, $incr, $decr, $delete can be used at a time.',
  ],
  ['two operators', json({ Score: { $incr: 1, $decr: 1 } }), 'The operator in "Score" cannot be sent.'],
  ['an operator with half a point', json({ Score: { $incr: 0.5 } }), '$incr needs a whole number.'],
  ['an operator with a number for a list', json({ Tags: { $add: [1] } }), '$add needs a list of texts.'],
  [
    'broken JSON',
    { properties_json: '{\n  "a": 1,\n}' },
    'Properties as JSON is no valid JSON. At line 3, column 1 stands "}", where a name in double quotes belongs.',
  ],
  ['JSON that is a list', { properties_json: '[1]' }, 'Properties as JSON holds a list, not an object.'],
  ['pairs that are none', { properties: ['a'] }, 'Properties holds no pairs of name and value.'],
  [
    'numbers that are no pairs',
    { number_properties: ['a'] },
    'Number Properties holds no pairs of name and value.',
  ],
  [
    'a number with a currency',
    { number_properties: { 'Deal Value': '1,200 EUR' } },
    '"1,200 EUR" in Number Properties (Deal Value) is no number. A plain number is needed, such as 1200 or 12.5',
  ],
  [
    'a number property that would lose digits',
    { number_properties: { Id: '12345678901234567890' } },
    'The number in "Id" has too many digits.',
  ],
])('%s: refused before any request', async (_, input, words) => {
  const message = await refused(input);
  expect(message).toMatch(/^Invalid input: /);
  expect(message).toContain(words);
});

describe('moments', () => {
  const at = Date.parse('2018-03-05T15:16:00Z') / 1000;
  test.each([
    ['1520262960', at],
    [1520262960, at],
    ['1520262960000', at],
    [1520262960999, at],
    ['2018-03-05T15:16:00Z', at],
    ['2018-03-05T15:16:00.5+0000', at],
    ['2018-03-05T10:16-05:00', at],
    ['2018-03-05T15:16:00', at],
    ['2018-03-05', at - 54_960],
    ['2018-03-05 15:16:00', at],
    ['2018-03-05 15:16:00Z', at],
    ['March 05, 2018 15:16:0', at],
    ['march 5, 2018 15:16', at],
    ['Mar 05, 2018 15:16:00 Z', at],
    [' March 05, 2018 ', at - 54_960],
    ['2026-03-03T09:00:00Z', Date.parse('2026-03-03T09:00:00Z') / 1000],
  ])('%j is read', async (created_at, ts) => {
    await relay.profile({ identity: ada, created_at });
    expect(relay.sent()[0]?.[0]?.ts).toBe(ts);
  });

  test.each([
    ['0', 'It is not after the beginning of 1970.'],
    ['-5', 'It is not after the beginning of 1970.'],
    ['1969-12-31T23:59:59Z', 'It is not after the beginning of 1970.'],
    ['2026-03-03T09:00:01Z', 'It is more than a day ahead.'],
    ['4102444800000', 'It is more than a day ahead.'],
    ['yesterday', 'It is in none of the known forms.'],
    ['2018-02-30', 'It is in none of the known forms.'],
    ['05/03/2018', 'It is in none of the known forms.'],
    ['2018-03-05T15:61:00Z', 'It is in none of the known forms.'],
    ['Smarch 05, 2018 15:16:0', 'It is in none of the known forms.'],
    ['2018-03-05T15:16:00+25:00', 'It is in none of the known forms.'],
  ])('%s is refused before any request', async (created_at, why) => {
    expect(await refused({ created_at })).toBe(
      `Invalid input: "${created_at}" in Created At is no moment. ${why} Map a date and time such as 2026-03-02T09:30:00Z, or epoch seconds.`,
    );
  });
});
