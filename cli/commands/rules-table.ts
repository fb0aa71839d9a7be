import type { Command } from '../command';
import { questionOf } from '../questions';
import { dirOption, loadToAsk } from '../rules-folder';
import { questionSection, rulesPage } from '../table';

export const rulesTable: Command = {
  name: 'rules table',
  usage: '[QUESTION] [--dir rules]',
  summary: 'Prints the decision tables as Markdown, and the lead states as a diagram in Mermaid.',
  words: ['QUESTION'],
  options: { dir: dirOption },
  async run({ options, positionals: [name] }, output) {
    const question = name === undefined ? undefined : questionOf(name);
    const rules = await loadToAsk(options.dir ?? 'rules', output);
    if (!rules) return 1;
    output.result(question ? questionSection(rules, question) : rulesPage(rules));
    return 0;
  },
};
