import { readFile } from 'node:fs/promises';
import { evaluate } from '../../engine/evaluate';
import { areFacts, factProblems, mergeFacts } from '../../engine/fact-check';
import { isMap } from '../../engine/plain';
import { RuleError } from '../../engine/rule';
import { type Question, questions } from '../../engine/words';
import { type Command, UsageError } from '../command';
import { explanationText } from '../print/explanation';
import { questionOf } from '../questions';
import { dirOption, formatOption, loadToAsk } from '../rules-folder';

export const rulesExplain: Command = {
  name: 'rules explain',
  usage: 'QUESTION --facts F [--dir rules] [--format text|json]',
  summary: 'Prints the decision for the facts in a JSON file, and what each condition on the way saw.',
  words: ['QUESTION'],
  options: {
    facts: { about: 'a JSON file with the facts of the question' },
    dir: dirOption,
    format: formatOption,
  },
  async run({ options, positionals: [name] }, output) {
    if (name === undefined) throw new UsageError(`say which question: ${questions.join(', ')}`);
    const question = questionOf(name);
    const facts = await factsOf(question, options.facts);
    const rules = await loadToAsk(options.dir ?? 'rules', output);
    if (!rules) return 1;
    const explanation = answered(() => evaluate(rules).explain(question, facts));
    const json = options.format === 'json';
    output.result(json ? JSON.stringify(explanation, null, 2) : explanationText(question, explanation));
    return 0;
  },
};

// A segment that the rules do not have is a mistake in the facts.
function answered<Answer>(ask: () => Answer): Answer {
  try {
    return ask();
  } catch (cause) {
    throw cause instanceof RuleError ? new UsageError(cause.message, { cause }) : cause;
  }
}

async function factsOf(question: Question, file: string | undefined) {
  if (file === undefined) throw new UsageError('say where the facts are: --facts FILE');
  const value = parseJson(file, await readText(file));
  // As in the cases, null means that a fact is absent.
  const facts = isMap(value) ? mergeFacts({}, value) : {};
  if (areFacts(question, facts)) return facts;
  const problems = factProblems(question, facts).map((problem) => `${file}: ${problem.message}`);
  throw new UsageError(problems.join('\n'));
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`${file} cannot be read`, { cause });
  });
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${file} is no JSON: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
