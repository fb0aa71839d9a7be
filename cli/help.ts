import type { Command, Option } from './command';
import { columns } from './print/columns';

/** The help of several commands: one line each. */
export function helpOf(commands: readonly Command[]): string {
  const rows = commands.map((command) => [
    `  relay ${command.name} ${command.usage}`.trimEnd(),
    command.summary,
  ]);
  return [
    'Usage: relay COMMAND [options]',
    '',
    ...columns(rows),
    '',
    'Help on one command: relay COMMAND --help',
    'Exit codes: 0 all is well, 1 something was found, 2 the command was not understood.',
  ].join('\n');
}

/** The help of one command, with its options. */
export function helpOn(command: Command): string {
  const rows = Object.entries(command.options).map(([name, option]) => [`  --${name}`, aboutOption(option)]);
  const head = [usageOf(command), '', command.summary, ''];
  return [...head, ...columns([...rows, ['  --help', 'shows this']])].join('\n');
}

/** The one line that says how a command is called. */
export function usageOf(command: Command): string {
  return `Usage: relay ${command.name} ${command.usage}`.trimEnd();
}

function aboutOption(option: Option): string {
  if ('flag' in option) return option.about;
  const choices = option.choices ? `: ${option.choices.join(' or ')}` : '';
  const standard = option.default === undefined ? '' : ` (default ${option.default})`;
  return `${option.about}${choices}${standard}`;
}
