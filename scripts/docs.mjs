// npm run docs, as far as the definition and the code are what the pages are made of.
import { run } from './run.mjs';
import { samplePolicy } from './sample-policy.mjs';

await run('scripts/operations.ts', [samplePolicy]);
await run('scripts/errors.ts');
