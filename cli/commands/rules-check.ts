import type { Fault } from '../../engine/fault';
import type { Command } from '../command';
import { faultsGithub, faultsJson, faultsText } from '../print/faults';
import { dirOption, load } from '../rules-folder';

const formats: Record<string, (faults: readonly Fault[]) => string> = {
  text: faultsText,
  json: faultsJson,
  github: faultsGithub,
};

export const rulesCheck: Command = {
  name: 'rules check',
  usage: '[--dir rules] [--format text|json|github]',
  summary:
    'Checks all rule files; prints file:line:col: message per fault, and exits with 1 if there is one.',
  words: [],
  options: {
    dir: dirOption,
    format: { about: 'how to print', default: 'text', choices: Object.keys(formats) },
  },
  async run({ options }, output) {
    const loaded = await load(options.dir ?? 'rules');
    const print = formats[options.format ?? 'text'] ?? faultsText;
    output.result(print(loaded.ok ? [] : loaded.faults));
    return loaded.ok ? 0 : 1;
  },
};
