import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editorSchemas } from '../../engine/schema/editor';
import type { Command } from '../command';

export const rulesSchema: Command = {
  name: 'rules schema',
  usage: '[--out rules/schema]',
  summary: 'Writes the JSON Schemas by which editors help with the rule files.',
  words: [],
  options: { out: { about: 'the folder to write to', default: 'rules/schema' } },
  async run({ options }, output) {
    const out = options.out ?? 'rules/schema';
    await mkdir(out, { recursive: true });
    for (const [name, schema] of Object.entries(editorSchemas())) {
      await writeFile(join(out, name), `${JSON.stringify(schema, null, 2)}\n`);
      output.result(join(out, name));
    }
    return 0;
  },
};
