// The `relay` command: finds the command that was typed, parses its options, runs it.
import { parseArgs } from 'node:util';
import { suggestion } from '../engine/nearest';
import { type Command, type Input, type Output, parseOptions, UsageError } from './command';
import { rulesCheck } from './commands/rules-check';
import { rulesDiff } from './commands/rules-diff';
import { rulesExplain } from './commands/rules-explain';
import { rulesReport } from './commands/rules-report';
import { rulesSchema } from './commands/rules-schema';
import { rulesTable } from './commands/rules-table';
import { rulesTest } from './commands/rules-test';
import { sandbox } from './commands/sandbox';
import { helpOf, helpOn, usageOf } from './help';

/** Every command, in the order of the help. A new one is a file in commands/ and a line here. */
const commands: readonly Command[] = [
  sandbox,
  rulesCheck,
  rulesTest,
  rulesExplain,
  rulesTable,
  rulesDiff,
  rulesReport,
  rulesSchema,
];

const terminal: Output = {
  result: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
};

/** Runs a command line. Exit code: 0 all is well, 1 something was found, 2 not understood. */
export async function main(argv: readonly string[], output: Output = terminal): Promise<number> {
  const words = leadingWords(argv);
  const command = commands.find(({ name }) => words === name || words.startsWith(`${name} `));
  if (command) return runCommand(command, argv.slice(command.name.split(' ').length), output);
  const [first = '--help'] = argv;
  if (words === '' && first !== '--help' && first !== '-h') {
    output.complain(`unknown option "${first}"\n\n${helpOf(commands)}`);
    return 2;
  }
  const group = commands.filter(({ name }) => words === '' || name.startsWith(`${words} `));
  if (group.length > 0) {
    output.result(helpOf(group));
    return 0;
  }
  const names = commands.map(({ name }) => name);
  output.complain(`unknown command "${words}"${suggestion(words, names)}\n\n${helpOf(commands)}`);
  return 2;
}

async function runCommand(command: Command, args: readonly string[], output: Output): Promise<number> {
  try {
    const input = parse(command, args);
    if (input) return await command.run(input, output);
    output.result(helpOn(command));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.complain(`${error.message}\n${usageOf(command)}`);
    return 2;
  }
}

// Undefined where only help is wanted.
function parse(command: Command, args: readonly string[]): Input | undefined {
  const { values, positionals } = parseOrRefuse(command, args);
  if (values.help === true) return undefined;
  const extra = positionals[command.words.length];
  if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many`);
  const options: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) if (typeof value === 'string') options[name] = value;
  refuseOthers(command, options);
  const flags = Object.keys(values).filter((name) => values[name] === true);
  return { options, flags: new Set(flags), positionals };
}

// Where an option has a list of choices, it is one of them.
function refuseOthers(command: Command, options: Readonly<Record<string, string>>): void {
  for (const [name, option] of Object.entries(command.options)) {
    const value = options[name];
    const choices = 'choices' in option ? option.choices : undefined;
    if (value === undefined || !choices || choices.includes(value)) continue;
    throw new UsageError(`--${name} is ${choices.join(' or ')}, not "${value}"${suggestion(value, choices)}`);
  }
}

function parseOrRefuse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: parseOptions(command),
      allowPositionals: true,
      strict: true,
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function leadingWords(argv: readonly string[]): string {
  const end = argv.findIndex((word) => word.startsWith('-'));
  return (end === -1 ? argv : argv.slice(0, end)).join(' ');
}
