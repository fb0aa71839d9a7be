// npm run docs: writes docs/operations.md from the definition, and adds what is new to the keys that are kept.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import App from '../index';
import { contractOf } from './docs/contract';
import { type Definition, operationsPage } from './docs/operations-page';

async function writeOperations(): Promise<void> {
  writeFileSync(join('docs', 'operations.md'), await operationsPage(App as unknown as Definition));
}

const keys = join('test', 'publishing', 'contract-keys.json');
const kept: unknown[] = JSON.parse(readFileSync(keys, 'utf8'));
const all = [...new Set([...kept.map(String), ...contractOf(App)])].sort();
writeFileSync(keys, `${JSON.stringify(all, null, 2)}\n`);

/** What scripts/run.mjs waits for. */
export const done = writeOperations();
