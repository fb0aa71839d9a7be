// A scene: the sandbox in this process, the package in another, and a clock that both share.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '../../sandbox';
import { unpack, zipFile } from '../../scripts/packaged';
import type { Ask, Collecting, Told } from './messages';
import { type Server, serve } from './server';

export const minute = 60_000;
export const day = 24 * 60 * minute;

export interface Measured extends Told {
  requests: string[];
  /** Pipedrive's. */
  tokens: number;
  /** The scene's milliseconds from call to answer. */
  took: number;
}

export interface Office {
  sandbox: Sandbox;
  now(): number;
  advance(milliseconds: number): void;
  /** Calls an operation, such as `creates.assign_lead`, and counts. */
  call(operation: string, inputData: object, meta?: object): Promise<Measured>;
  /** From the next call on nothing is remembered. */
  forget(): void;
  close(): void;
}

const folder = join('build', 'bench', 'runner');

/** @param collect see messages.ts */
export async function openOffice(authData: Record<string, string>, collect: Collecting): Promise<Office> {
  let now = Date.parse('2026-03-02T09:00:00Z');
  let forgetting = false;
  const sandbox = createSandbox({ now: () => now });
  sandbox.clock.set(now);
  const server = await serve(sandbox);
  unpack(zipFile, folder);
  const runner = fork('scripts/run.mjs', ['bench/world/runner.ts'], { execArgv: ['--expose-gc'] });
  const moveTo = (moment: number) => {
    now = moment;
    sandbox.clock.set(now);
  };
  return {
    sandbox,
    now: () => now,
    advance: (milliseconds) => moveTo(now + milliseconds),
    forget: () => {
      forgetting = true;
    },
    call: async (operation, inputData, meta = {}) => {
      const event = eventOf(server.url, operation, { authData, inputData, meta });
      server.requests();
      sandbox.pipedrive.tokens.clear();
      const began = now;
      const told = await ask(runner, { folder, now, event, forget: forgetting, collect });
      forgetting = false;
      moveTo(told.now);
      return { ...told, ...spent(sandbox, server), took: told.now - began };
    },
    close: () => {
      runner.disconnect();
      server.close();
    },
  };
}

const spent = ({ pipedrive }: Sandbox, server: Server) => ({
  requests: server.requests(),
  tokens: pipedrive.tokens.spent,
});

function eventOf(
  url: string,
  operation: string,
  bundle: Record<'authData' | 'inputData' | 'meta', object>,
): Record<string, unknown> {
  const meta = { isLoadingSample: false, isPopulatingDedupe: false, limit: -1, page: 0, ...bundle.meta };
  return {
    command: 'execute',
    method: `${operation}.operation.perform`,
    bundle: { ...bundle, meta },
    environment: { RELAY_SANDBOX_URL: url },
  };
}

async function ask(runner: ChildProcess, message: Ask): Promise<Told> {
  runner.send(message);
  const answered = new AbortController();
  const { signal } = answered;
  const ended = once(runner, 'exit', { signal }).then(([code]) => {
    throw new Error(`The process that runs the package ended with ${code}.`);
  });
  const [told]: Told[] = await Promise.race([once(runner, 'message', { signal }), ended]);
  ended.catch(() => undefined);
  answered.abort();
  if (!told) throw new Error('The process that runs the package answered nothing.');
  return told;
}
