// How long a policy owner waits for the commands on a rule set a hundred times the shipped one.
import { execFile } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { array, looseObject, number } from 'zod/mini';
import { count, type Figure, median, ms, type Part } from '../figure';
import { writeHundredfold } from './hundredfold';

const run = promisify(execFile);
const rounds = 3;
const folder = join('build', 'bench', 'hundredfold');
const changed = join('build', 'bench', 'hundredfold-changed');
const shippedChanged = join('build', 'bench', 'rules-changed');
const diff = ['rules', 'diff', folder, changed, '--dir', folder];
const compared = looseObject({ questions: array(looseObject({ compared: number() })) });

export const rules: Part = {
  name: 'rules',
  run: async () => {
    const size = writeHundredfold(folder);
    copyWithout(folder, changed);
    copyWithout('rules', shippedChanged);
    const figures = [
      await timed('rules check', ['rules', 'check', '--dir', folder]),
      await timed('rules test', ['rules', 'test', '--dir', folder]),
      await timed('rules diff', diff),
      await inputs(),
    ];
    const note = `${count(size.rules)} rules, ${count(size.cases)} cases; each command from start to exit, median of ${rounds}`;
    return [{ title: '6. Commands on a hundred times the shipped rules', note, figures }];
  },
};

/** Another version: UnSubscribed alone stays out. */
function copyWithout(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  const file = join(to, 'reassignment.yaml');
  const text = readFileSync(file, 'utf8');
  const less = text
    .replace(/^(\s*- )DeActivated\n/m, '')
    .replace('[UnSubscribed, DeActivated]', '[UnSubscribed]');
  if (less === text) throw new Error(`${file} has no DeActivated to leave out.`);
  writeFileSync(file, less);
}

interface Ran {
  /** From start to exit. */
  milliseconds: number;
  /** What the process took of the processors meanwhile. */
  own: number;
  output: string;
}

async function relay(args: readonly string[]): Promise<Ran> {
  const started = performance.now();
  const command = ['--require', resolve('bench', 'rules', 'spent.cjs'), resolve('cli', 'relay.js'), ...args];
  const { stdout, stderr } = await run(process.execPath, command, { maxBuffer: 500e6 });
  const milliseconds = performance.now() - started;
  return { milliseconds, own: Number(stderr.trim().split('\n').at(-1)), output: stdout };
}

async function middle(args: readonly string[]): Promise<Ran> {
  const all: Ran[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await relay(args));
  const of = (key: 'milliseconds' | 'own') => median(all.map((one) => one[key]));
  return { milliseconds: of('milliseconds'), own: of('own'), output: all[0]?.output ?? '' };
}

/** On a machine that does something else as well, a process waits: what it took itself is then the nearer figure. */
const least = ({ milliseconds, own }: Ran) => Math.min(milliseconds, own);

async function timed(what: string, args: readonly string[]): Promise<Figure> {
  const ran = await middle(args);
  const shipped = await middle(
    args.map((arg) => (arg === folder ? 'rules' : arg === changed ? shippedChanged : arg)),
  );
  return {
    what,
    value: `${ms(ran.milliseconds)}, its own time ${ms(ran.own)}`,
    peer: `the shipped rules: ${ms(shipped.milliseconds)}, ${ms(shipped.own)}`,
    limit: '2,000 ms',
    used: least(ran) / 2_000,
  };
}

/** What the comparison goes over. */
async function inputs(): Promise<Figure> {
  const ran = await middle([...diff, '--format', 'json']);
  const number = compared.parse(JSON.parse(ran.output)).questions.reduce((sum, one) => sum + one.compared, 0);
  const perMillion = (least(ran) * 1e6) / number;
  return {
    what: 'a million inputs compared',
    value: ms(perMillion),
    peer: `${count(number)} inputs in ${ms(least(ran))}, reading both versions included`,
    limit: '1,000 ms',
    used: perMillion / 1_000,
  };
}
