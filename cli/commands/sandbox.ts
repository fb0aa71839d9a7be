import { parseArgs } from 'node:util';
import { createSandbox, demoSeed, hubspotToken, readSeed, type Seed } from '../../sandbox/index';

export const name = 'sandbox';
export const usage = 'relay sandbox [--port 4010] [--seed FILE]';
const signals = ['SIGINT', 'SIGTERM'] as const;

export const help = `${usage}

Runs stand-ins of HubSpot, Pipedrive, CleverTap and the assistant's service on this machine.
  --port N     the port to listen on (default 4010; 0 takes a free one)
  --seed FILE  a JSON file with the records to start from (default: a small demo portal)

Open the printed address to see leads, notes and requests. Set RELAY_SANDBOX_URL to it to send the
integration there. Ctrl+C stops it; nothing is kept.`;

export async function run(args: string[]): Promise<number> {
  const options = read(args);
  if (typeof options === 'number') return options;
  try {
    const server = await createSandbox({ seed: options.seed }).listen(options.port);
    console.log(`Sandbox: ${server.url}  (HubSpot token: ${hubspotToken})`);
    console.log(`Use it:  RELAY_SANDBOX_URL=${server.url}`);
    console.log('Stop it: Ctrl+C');
    await signal();
    await server.close();
    return 0;
  } catch (error) {
    console.error(explain(error, options.port));
    return 1;
  }
}

/** The options, or the exit code where there is nothing to run. */
function read(args: string[]): { port: number; seed: Seed } | number {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '4010' },
        seed: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(help);
      return 0;
    }
    return { port: portOf(values.port), seed: values.seed === undefined ? demoSeed : readSeed(values.seed) };
  } catch (error) {
    console.error(
      `relay sandbox: ${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}`,
    );
    return 1;
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new Error(`--port takes a number from 0 to 65535, not "${text}".`);
  return port;
}

function explain(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
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
