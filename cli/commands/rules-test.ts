import { runCases } from '../../engine/cases';
import { coverageOf } from '../../engine/coverage';
import { evaluate } from '../../engine/evaluate';
import { type Command, type Input, UsageError } from '../command';
import { casesText } from '../print/cases';
import { coverageText } from '../print/coverage';
import { dirOption, loadToAsk } from '../rules-folder';

export const rulesTest: Command = {
  name: 'rules test',
  usage: '[--coverage] [--min N] [--dir rules]',
  summary:
    'Runs the cases in rules/cases against the rules as they stand; exits with 1 if one fails or too little is covered.',
  words: [],
  options: {
    coverage: { about: 'shows which rules and conditions the cases prove', flag: true },
    min: { about: 'the coverage in percent, from 0 to 100, below which the exit code is 1' },
    dir: dirOption,
  },
  async run(input, output) {
    const least = leastOf(input);
    const dir = input.options.dir ?? 'rules';
    const rules = await loadToAsk(dir, output);
    if (!rules) return 1;
    const engine = evaluate(rules);
    const results = runCases(engine, rules.cases);
    if (results.length === 0) output.complain(`there are no cases in ${dir}/cases`);
    output.result(casesText(results));
    const passed = results.every((result) => result.passed);
    if (least === undefined) return passed ? 0 : 1;
    const coverage = coverageOf(rules, engine, results);
    output.result(`\n${coverageText(coverage)}`);
    if (coverage.percent >= least) return passed ? 0 : 1;
    output.complain(`the coverage is ${coverage.percent} %, and at least ${least} % is asked for`);
    return 1;
  },
};

// Undefined where coverage is not asked for at all.
function leastOf({ options: { min }, flags }: Input): number | undefined {
  if (min === undefined) return flags.has('coverage') ? 0 : undefined;
  const least = Number(min);
  if (/^\d+$/.test(min) && least <= 100) return least;
  throw new UsageError(`--min takes a number from 0 to 100, not "${min}"`);
}
