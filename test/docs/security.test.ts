// SECURITY.md names what stops a threat, and the test that shows it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const rows = readFileSync('SECURITY.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (who +\||---)/.test(line))
  .map((line) => line.split('|').slice(1, -1));

test('every threat has what stops it, and a test that is there', () => {
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const shown = (row[3] ?? '').match(/test\/[\w/-]+\.test\.ts/g) ?? [];
    expect(row.every((cell) => cell.trim() !== '')).toBe(true);
    expect(shown).not.toEqual([]);
    expect(shown.filter((file) => !existsSync(file))).toEqual([]);
  }
});

test('every test of security stands in the table', () => {
  const files = readdirSync('test/security').filter((name) => name.endsWith('.test.ts'));
  const told = rows.map((row) => row[3]).join();
  expect(files.filter((name) => !told.includes(`test/security/${name}`))).toEqual([]);
});
