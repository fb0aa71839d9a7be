import { contains, exists, less, matchesDomain, startsWith, type Value } from '../../engine/operators/run';

test.each<[Value, Value, boolean]>([
  ['ada@acme.example', 'acme.example', true],
  ['Ada@ACME.Example', 'acme.example', true],
  ['ada@mail.acme.example', 'ACME.example', true],
  ['ada@notacme.example', 'acme.example', false],
  ['acme.example', 'acme.example', true],
  ['https://www.acme.example/a@b?c#d', 'acme.example', true],
  ['https://user@acme.example:8080', 'acme.example', true],
  ['https://evil.test/?x=@acme.example', 'acme.example', false],
  ['www.acme.example/path', 'acme.example', true],
  ['acme.example.', 'acme.example', true],
  ['a/b@acme.example', 'acme.example', true],
  ['ada@acme.de', ['at', 'de'], true],
  ['ada@acme.de', [], false],
  ['', 'de', false],
  [null, 'de', false],
])('%s lies in %s: %s', (value, domain, expected) => {
  expect(matchesDomain(value, domain)).toBe(expected);
});

test('text is compared without case, and absent text matches nothing', () => {
  expect(startsWith('Testing', 'test')).toBe(true);
  expect(startsWith('A test', 'test')).toBe(false);
  expect(contains('A TEST', 'test')).toBe(true);
  expect(contains(null, 'null')).toBe(false);
});

test('nothing is less than what is absent, nor more', () => {
  expect(less(null, 1)).toBe(false);
  expect(less(-1, null)).toBe(false);
  expect(less(1, 2, 3)).toBe(true);
  expect(less(1, 3, 3)).toBe(false);
});

test('an empty text is no value; zero and no are', () => {
  expect([null, ''].map(exists)).toEqual([false, false]);
  expect([0, false, ' '].map(exists)).toEqual([true, true, true]);
});
