import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as command from '../../cli/commands/sandbox';

const said = (spy: jest.SpyInstance): string => spy.mock.calls.flat().join('\n');
let out: jest.SpyInstance;
let complaints: jest.SpyInstance;

beforeEach(() => {
  out = jest.spyOn(console, 'log').mockImplementation();
  complaints = jest.spyOn(console, 'error').mockImplementation();
});

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

test('relay sandbox serves until it is told to stop', async () => {
  const told = new Promise<string>((resolve) => {
    out.mockImplementation((line: string) => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (line.startsWith('Stop it')) resolve(said(out));
      return url;
    });
  });
  const done = command.run(['--port', '0']);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await told)?.[0] ?? '';
  expect((await fetch(url)).status).toBe(200);
  process.emit('SIGTERM');
  expect(await done).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
  expect(process.listenerCount('SIGINT')).toBe(0);
});

test('relay sandbox on a taken port says so, exit 1', async () => {
  const other = createServer();
  const port = await listening(other);
  expect(await command.run(['--port', String(port)])).toBe(1);
  expect(said(complaints)).toContain(`Port ${port} is already taken`);
  await new Promise((resolve) => other.close(resolve));
});

test.each([
  [['--port', 'http'], '--port takes a number'],
  [['--seed', '/nowhere.json'], '/nowhere.json'],
  [['--faults', 'x'], "Unknown option '--faults'"],
])('relay sandbox %j is refused with exit 1', async (args, words) => {
  expect(await command.run(args)).toBe(1);
  expect(said(complaints)).toContain(words);
});

test('relay sandbox --help explains itself', async () => {
  expect(await command.run(['--help'])).toBe(0);
  expect(said(out)).toContain(command.usage);
});
