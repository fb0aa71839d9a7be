import { nearest, suggestion } from '../../engine/nearest';

test.each([
  ['Colt', ['Cold', 'Hot'], 'Cold'],
  ['refusd', ['accepted', 'refused'], 'refused'],
  ['HOT', ['Hot'], 'Hot'],
  ['=', ['!', '==', '<'], '=='],
  ['Lukewarm', ['Warm', 'Cold'], undefined],
  ['x', [], undefined],
])('%s among %j', (name, known, expected) => {
  expect(nearest(name, known)).toBe(expected);
});

test('a suggestion is a question in brackets, or nothing', () => {
  expect(suggestion('Colt', ['Cold'])).toBe(' (did you mean "Cold"?)');
  expect(suggestion('nothing', ['Cold'])).toBe('');
});
