import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import App from '../../index';
import { type Definition, operationsPage } from '../../scripts/docs/operations-page';

const written = () => readFileSync(join(__dirname, '..', '..', 'docs', 'operations.md'), 'utf8');

test('docs/operations.md is up to date (else: npm run docs)', async () => {
  expect(written()).toBe(await operationsPage(App as unknown as Definition));
});

test('every operation and each of its inputs stands in it', () => {
  const text = written();
  for (const name of [
    '`push_company`',
    '`record_updated`',
    '`list_records`',
    '`find_deal`',
    '`visited_pages`',
  ])
    expect(text).toContain(name);
});
