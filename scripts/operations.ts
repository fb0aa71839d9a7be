// npm run docs: writes docs/operations.md from the definition.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import App from '../index';
import { type Definition, operationsPage } from './docs/operations-page';

writeFileSync(join('docs', 'operations.md'), operationsPage(App as unknown as Definition));

/** What scripts/run.mjs waits for. */
export const done = Promise.resolve();
