// npm run demo [-- --crm hubspot|pipedrive]: plays a sales day through the package as Zapier would call it, against
// the sandbox over HTTP, on each CRM.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSandbox, type Sandbox } from '../sandbox';
import { type DemoClock, startClock } from './demo/clock';
import { type DemoCrmName, demoCrms } from './demo/crms';
import { Play } from './demo/play';
import { bold, say } from './demo/print';
import { Reveal, revealAuth } from './demo/reveal';
import { Weeks } from './demo/weeks';
import { Zapier } from './demo/zapier';
import { type Handler, handlerIn, unpack, zipFile } from './packaged';

/** The CRMs to play on: the one asked for, or all. */
function chosen(): DemoCrmName[] {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { crm: { type: 'string' } } });
  const all = Object.keys(demoCrms) as DemoCrmName[];
  if (values.crm === undefined) return all;
  const one = all.find((name) => name === values.crm);
  if (!one) throw new Error(`--crm is ${all.join(' or ')}, not "${values.crm}".`);
  return [one];
}

/**
 * What was packaged. The story goes by the sample policy (test/policy): where the rules are others, that takes their place
 * in the unpacked copy.
 */
async function withSamplePolicy(folder: string): Promise<Handler> {
  unpack(zipFile, folder);
  const [own, sample] = ['compiled.ts', 'compiled-sample.ts'].map((name) =>
    readFileSync(join('engine', name), 'utf8'),
  );
  if (own !== sample) {
    say('Your rules are not those that this story was written for: it is played with the sample policy.\n');
    cpSync(join('dist', 'sample', 'index.js'), join(folder, 'dist', 'index.js'));
  }
  return handlerIn(folder);
}

/** A sandbox of its own, and Zapier before it, for one act. */
async function onStage(
  handler: Handler,
  clock: DemoClock,
  authData: Record<string, string>,
  act: (sandbox: Sandbox, zapier: Zapier) => Promise<boolean>,
): Promise<void> {
  clock.reset();
  const sandbox = createSandbox({ now: clock.now });
  const server = await sandbox.listen();
  try {
    const zapier = new Zapier(handler, { RELAY_SANDBOX_URL: server.url }, authData);
    if (!(await act(sandbox, zapier))) process.exitCode = 1;
  } finally {
    await server.close();
  }
}

async function main(): Promise<void> {
  const crms = chosen();
  const handler = await withSamplePolicy(join('build', 'demo'));
  const clock = startClock('2026-03-02T08:00:00Z');
  for (const name of crms) {
    const { title, authData } = demoCrms[name];
    say(bold(`A sales day on ${title}, through build/build.zip\n`));
    await onStage(handler, clock, authData, (sandbox, zapier) =>
      new Play(sandbox, demoCrms[name].open(sandbox), zapier, clock).run(),
    );
  }
  if (crms.includes('pipedrive')) {
    say(bold('Companies seen on the website, pushed into Pipedrive\n'));
    await onStage(handler, clock, revealAuth, (sandbox, zapier) => new Reveal(sandbox, zapier, clock).run());
  }
  for (const name of crms) {
    const { title, authData } = demoCrms[name];
    say(bold(`Three weeks of follow-ups on ${title}\n`));
    await onStage(handler, clock, authData, (sandbox, zapier) =>
      new Weeks(demoCrms[name].open(sandbox), zapier, clock).run(),
    );
  }
}

/** What scripts/run.mjs waits for. */
export const done = main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
