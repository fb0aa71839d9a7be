import type { Command } from '../command';
import { type Found, foundGithub, foundJson, foundText } from '../print/faults';
import { dirOption, loadWithRemarks } from '../rules-folder';

const formats: Record<string, (found: Found) => string> = {
  text: foundText,
  json: foundJson,
  github: foundGithub,
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
    const { loaded, remarks } = await loadWithRemarks(options.dir ?? 'rules');
    const print = formats[options.format ?? 'text'] ?? foundText;
    output.result(print({ faults: loaded.ok ? [] : loaded.faults, remarks }));
    return loaded.ok ? 0 : 1;
  },
};
