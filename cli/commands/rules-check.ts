import type { Command } from '../command';
import { faultsJson, faultsText } from '../print/faults';
import { dirOption, formatOption, load } from '../rules-folder';

export const rulesCheck: Command = {
  name: 'rules check',
  usage: '[--dir rules] [--format text|json]',
  summary:
    'Checks all rule files; prints file:line:col: message per fault, and exits with 1 if there is one.',
  words: [],
  options: { dir: dirOption, format: formatOption },
  async run({ options }, output) {
    const loaded = await load(options.dir ?? 'rules');
    const faults = loaded.ok ? [] : loaded.faults;
    output.result(options.format === 'json' ? faultsJson(faults) : faultsText(faults));
    return loaded.ok ? 0 : 1;
  },
};
