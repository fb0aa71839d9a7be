// npm run bench [-- PART…]: measures, prints a table a figure, and exits 1 if one is missed by more than a tenth.
// Figures are ratios within one run wherever a noisy machine would matter.
import { cpus } from 'node:os';
import { bulk } from './bulk';
import { coldStart } from './cold';
import { decisions } from './decisions';
import { isMissed, type Part, type Table } from './figure';
import { growth } from './growth';
import { load } from './load';
import { printTable } from './print';
import { requests } from './requests';
import { rules } from './rules';

const parts: readonly Part[] = [coldStart, decisions, requests, growth, bulk, rules, load];

async function runPart(part: Part): Promise<Table[]> {
  const started = performance.now();
  const tables = await part.run();
  for (const table of tables) printTable(table);
  console.log(`\n(${part.name}: ${Math.round((performance.now() - started) / 1000)} s)`);
  return tables;
}

async function main(): Promise<void> {
  const asked = process.argv.slice(3);
  const unknown = asked.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0)
    throw new Error(`No part ${unknown.join(', ')}; there are: ${parts.map(({ name }) => name).join(', ')}.`);
  console.log(`${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}`);
  const tables: Table[] = [];
  for (const part of parts)
    if (asked.length === 0 || asked.includes(part.name)) tables.push(...(await runPart(part)));
  const missed = tables.flatMap(({ title, figures }) =>
    figures.filter(isMissed).map(({ what }) => `${title}: ${what}`),
  );
  for (const line of missed) console.error(`missed: ${line}`);
  if (missed.length > 0) process.exitCode = 1;
}

/** What scripts/run.mjs waits for. */
export const done = main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
