// npm run demo [-- --crm hubspot|pipedrive]: plays a sales day through the package as Zapier would call it, against
// the sandbox over HTTP, on each CRM.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSandbox } from '../sandbox';
import { type DemoClock, startClock } from './demo/clock';
import { type DemoCrmName, demoCrms } from './demo/crms';
import { Play } from './demo/play';
import { bold, say } from './demo/print';
import { Reveal, revealAuth } from './demo/reveal';
import { Zapier } from './demo/zapier';
import { type Handler, openPackage } from './packaged';

/** The CRMs to play on: the one asked for, or all. */
function chosen(): DemoCrmName[] {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { crm: { type: 'string' } } });
  const all = Object.keys(demoCrms) as DemoCrmName[];
  if (values.crm === undefined) return all;
  const one = all.find((name) => name === values.crm);
  if (!one) throw new Error(`--crm is ${all.join(' or ')}, not "${values.crm}".`);
  return [one];
}

async function playOn(name: DemoCrmName, handler: Handler, clock: DemoClock): Promise<boolean> {
  clock.reset();
  const sandbox = createSandbox({ now: clock.now });
  const crm = demoCrms[name](sandbox);
  const server = await sandbox.listen();
  say(bold(`A sales day on ${crm.title}, through build/build.zip\n`));
  try {
    const zapier = new Zapier(handler, { RELAY_SANDBOX_URL: server.url }, crm.authData);
    return await new Play(sandbox, crm, zapier, clock).run();
  } finally {
    await server.close();
  }
}

/** Companies, contacts, deals and CleverTap: Pipedrive's, wherever the leads live. */
async function reveal(handler: Handler, clock: DemoClock): Promise<boolean> {
  clock.reset();
  const sandbox = createSandbox({ now: clock.now });
  const server = await sandbox.listen();
  say(bold('Companies seen on the website, through build/build.zip\n'));
  try {
    const zapier = new Zapier(handler, { RELAY_SANDBOX_URL: server.url }, revealAuth);
    return await new Reveal(sandbox, zapier, clock).run();
  } finally {
    await server.close();
  }
}

async function main(): Promise<void> {
  const crms = chosen();
  const handler = await openPackage(join('build', 'demo'));
  const clock = startClock('2026-03-02T08:00:00Z');
  for (const name of crms) {
    if (!(await playOn(name, handler, clock))) process.exitCode = 1;
  }
  if (crms.includes('pipedrive') && !(await reveal(handler, clock))) process.exitCode = 1;
}

/** What scripts/run.mjs waits for. */
export const done = main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
