import {
  createSandbox,
  demoSeed,
  type FaultPlan,
  hubspotToken,
  pipedriveToken,
  readFaults,
  readSeed,
  type Seed,
} from '../../sandbox';
import { type Command, UsageError } from '../command';

const signals = ['SIGINT', 'SIGTERM'] as const;

export const sandbox: Command = {
  name: 'sandbox',
  usage: '[--port 4010] [--seed FILE] [--faults FILE]',
  summary: 'Runs stand-ins of the vendors on this machine until Ctrl+C; nothing is kept.',
  words: [],
  options: {
    port: { about: 'the port to listen on; 0 takes a free one', default: '4010' },
    seed: { about: 'a JSON file with the records to start from; without it, a small demo portal' },
    faults: { about: 'a JSON file with what is to go wrong, by rate or by script: see docs/sandbox.md' },
  },
  async run({ options }, output) {
    const port = portOf(options.port ?? '4010');
    const seed = seedOf(options.seed);
    const faults = faultsOf(options.faults);
    try {
      const sandbox = createSandbox({ seed, faults });
      const server = await sandbox.listen(port);
      output.result(`Sandbox: ${server.url}`);
      output.result(`Tokens:  HubSpot ${hubspotToken}, Pipedrive ${pipedriveToken}`);
      if (faults.faults.length > 0)
        output.result(`Faults:  ${faults.faults.length}, drawn from seed ${sandbox.faults.seed}`);
      output.result(`Use it:  RELAY_SANDBOX_URL=${server.url}`);
      output.result('Stop it: Ctrl+C');
      await signal();
      await server.close();
      return 0;
    } catch (error) {
      output.complain(explain(error, port));
      return 1;
    }
  },
};

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not "${text}".`);
}

const seedOf = (file: string | undefined): Seed =>
  file === undefined ? demoSeed : understood(file, readSeed);
const faultsOf = (file: string | undefined): FaultPlan =>
  file === undefined ? { faults: [] } : understood(file, readFaults);

/** What cannot be read or is not of the form expected is said with its place, before anything listens. */
function understood<T>(file: string, read: (file: string) => T): T {
  try {
    return read(file);
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function explain(error: unknown, port: number): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is already taken, perhaps by another sandbox. Stop that one, or choose another: --port ${port + 1}`;
  if (code === 'EACCES') return `Port ${port} needs special rights. Choose one above 1023: --port 4010`;
  return `The sandbox stopped: ${error instanceof Error ? error.message : String(error)}`;
}

function signal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      for (const one of signals) process.removeListener(one, stop);
      resolve();
    };
    for (const one of signals) process.once(one, stop);
  });
}
