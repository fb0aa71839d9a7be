import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { main } from '../../cli/relay';
import { allowLoopback } from './portal';

allowLoopback();

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Runs `relay sandbox …`; `greeted` is the printed address once the last line of the greeting is out. */
function start(...args: string[]) {
  const said: string[] = [];
  let done: Promise<number> = Promise.resolve(0);
  const greeted = new Promise<string>((resolve) => {
    const result = (text: string) => {
      said.push(text);
      if (text.startsWith('Stop it')) resolve(/http:\/\/127\.0\.0\.1:\d+/.exec(said.join())?.[0] ?? '');
    };
    done = main(['sandbox', ...args], { result, complain: (text) => said.push(text) });
  });
  return { done, greeted, said };
}

test('relay sandbox serves until it is told to stop', async () => {
  const before = process.listenerCount('SIGTERM');
  const { done, greeted } = start('--port', '0');
  const url = await greeted;
  const page = await fetch(url).finally(() => process.emit('SIGTERM'));
  expect(page.status).toBe(200);
  expect(await done).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
  expect(process.listenerCount('SIGTERM')).toBe(before);
});

test('relay sandbox on a taken port says so, exit 1', async () => {
  const other = createServer();
  const port = await listening(other);
  const { done, said } = start('--port', String(port));
  expect(await done).toBe(1);
  expect(said.join()).toContain(`Port ${port} is already taken`);
  await new Promise((resolve) => other.close(resolve));
});

test.each([
  [['--port', 'http'], '--port takes a number'],
  [['--seed', '/nowhere.json'], '/nowhere.json'],
  [['--faults', '/nowhere.json'], '/nowhere.json'],
  [['--fault', 'x'], "Unknown option '--fault'"],
])('relay sandbox %j is not understood: exit 2 and the usage', async (args, words) => {
  const { done, said } = start(...args);
  expect(await done).toBe(2);
  expect(said.join()).toContain(words);
  expect(said.join()).toContain('Usage: relay sandbox [--port 4010] [--seed FILE] [--faults FILE]');
});

test('relay sandbox --help explains itself', async () => {
  const { done, said } = start('--help');
  expect(await done).toBe(0);
  expect(said.join()).toContain('Usage: relay sandbox');
});
