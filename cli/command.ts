import type { ParseArgsConfig } from 'node:util';

/** Where a command writes: what was asked for to stdout, what is wrong with the asking to stderr. */
export interface Output {
  result(text: string): void;
  complain(text: string): void;
}

export interface Input {
  /** The options that take a text, by name. */
  options: Readonly<Record<string, string | undefined>>;
  /** The options without a text that were given. */
  flags: ReadonlySet<string>;
  positionals: readonly string[];
}

/** One command: what help and parsing need to know, and a run that returns the exit code. */
export interface Command {
  /** As it is typed: `rules check`. */
  name: string;
  /** What follows the name: `QUESTION --facts F`. */
  usage: string;
  summary: string;
  /** The words it takes besides its options, by name. */
  words: readonly string[];
  options: Readonly<Record<string, Option>>;
  run(input: Input, output: Output): Promise<number>;
}

/** An option that takes a text. `choices` are all it may be. */
export interface TextOption {
  about: string;
  default?: string;
  choices?: readonly string[];
}

/** An option that is there or not. */
export interface Flag {
  about: string;
  flag: true;
}

export type Option = TextOption | Flag;

/** The command was called in a way that it does not know; ends with exit code 2 and its usage. */
export class UsageError extends Error {}

/** A command's options as node:util takes them. */
export function parseOptions(command: Command): NonNullable<ParseArgsConfig['options']> {
  const own = Object.entries(command.options).map(([name, option]) => {
    if ('flag' in option) return [name, { type: 'boolean' as const }] as const;
    const text = { type: 'string' as const };
    return [name, option.default === undefined ? text : { ...text, default: option.default }] as const;
  });
  return { ...Object.fromEntries(own), help: { type: 'boolean', short: 'h' } };
}
