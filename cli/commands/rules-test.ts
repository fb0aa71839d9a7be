import { runCases } from '../../engine/cases';
import { evaluate } from '../../engine/evaluate';
import type { Command } from '../command';
import { casesText } from '../print/cases';
import { dirOption, loadSound } from '../rules-folder';

export const rulesTest: Command = {
  name: 'rules test',
  usage: '[--dir rules]',
  summary: 'Runs the cases in rules/cases against the rules as they stand; exits with 1 if one fails.',
  words: [],
  options: { dir: dirOption },
  async run({ options }, output) {
    const dir = options.dir ?? 'rules';
    const rules = await loadSound(dir, output);
    if (!rules) return 1;
    const results = runCases(evaluate(rules), rules.cases);
    if (results.length === 0) output.complain(`there are no cases in ${dir}/cases`);
    output.result(casesText(results));
    return results.every((result) => result.passed) ? 0 : 1;
  },
};
