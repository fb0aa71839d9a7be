// npm run docs: writes docs/errors.md from the code.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsPage } from './docs/errors-page';

writeFileSync(join('docs', 'errors.md'), errorsPage());

/** What scripts/run.mjs waits for. */
export const done = Promise.resolve();
