import { readFileSync } from 'node:fs';
import { errorKinds } from '../../http';
import { errorsPage } from '../../scripts/docs/errors-page';
import { toldErrors } from '../../scripts/docs/source';

const page = readFileSync('docs/errors.md', 'utf8');
const rowsOf = (kind: string) =>
  (page.split(`\n## ${kind}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| '));

test('docs/errors.md is up to date (else: npm run docs)', () => {
  expect(page).toBe(errorsPage());
});

test('every name of the contract has its errors', () => {
  for (const kind of errorKinds) expect(rowsOf(kind).length).toBeGreaterThan(2);
});

test('every error of the code says what happened, why, and what to do', () => {
  const errors = toldErrors(['authentication.ts', 'crm', 'handoff', 'http', 'inputs', 'services', 'sync']);
  expect(errors.length).toBeGreaterThan(80);
  for (const { kind, what, why, todo } of errors.filter((error) => error.kind !== undefined)) {
    expect(errorKinds).toContain(kind);
    for (const texts of [what, why, todo]) expect(texts.every((text) => text !== '')).toBe(true);
  }
});

test('a remedy stands with its name, a delay with its wait', () => {
  expect(rowsOf('Invalid API key')).toContainEqual(
    expect.stringMatching(/HubSpot does not know this access token\..*expired/),
  );
  expect(rowsOf('Permission denied').join('\n')).toContain('Give the user behind the credential the right');
  expect(rowsOf('Record not found').join('\n')).not.toContain('The step waits');
  for (const row of rowsOf('Rate limit exceeded').slice(2)) expect(row).toMatch(/\| throttled \|$/);
  expect(rowsOf('Service unavailable')).toContainEqual(expect.stringMatching(/locked the record.*throttled/));
  expect(rowsOf('Service unavailable')).toContainEqual(expect.stringMatching(/was not sent again.*halted/));
});
