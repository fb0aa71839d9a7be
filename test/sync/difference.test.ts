// The table of abm-push.md, section 1, with the switch that empties.
import { verdict } from '../../sync/difference';

test.each([
  ['skip', false, ['keep', 'keep', 'keep', 'keep']],
  ['fill', false, ['keep', 'write', 'keep', 'keep']],
  ['overwrite', false, ['write', 'write', 'keep', 'keep']],
  ['overwrite', true, ['write', 'write', 'clear', 'keep']],
  ['fill', true, ['keep', 'write', 'keep', 'keep']],
  ['skip', true, ['keep', 'keep', 'keep', 'keep']],
] as const)('%s, clear %s: both, only the source, only the CRM, none', (mode, clear, verdicts) => {
  const sides = [
    ['old', 'new'],
    ['', 'new'],
    ['old', ''],
    ['', ' '],
  ] as const;
  expect(sides.map(([present, given]) => verdict({ mode, clear }, present, given))).toEqual(verdicts);
});

test('0 is a value', () => {
  expect(verdict({ mode: 'fill', clear: false }, '', '0')).toBe('write');
  expect(verdict({ mode: 'fill', clear: false }, '0', '5')).toBe('keep');
});
