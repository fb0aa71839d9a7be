// A real Chromium without a window, driven over a pipe; no port is opened and nothing but the page is loaded.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser that is installed, or the one that CHROMIUM names; undefined where there is none. */
export function chromium(): string | undefined {
  const candidates = process.env.CHROMIUM ? [process.env.CHROMIUM] : names;
  return candidates.find((name) => spawnSync(name, ['--version']).status === 0);
}

export interface Page {
  /** The value of an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** What the page logged as an error or threw, and every request beyond the page itself. */
  complaints: string[];
  close(): Promise<void>;
}

interface Message {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: { message: string };
}

/** Opens a page in a window of that size. */
export async function openPage(browser: string, url: string, size: [number, number]): Promise<Page> {
  const profile = mkdtempSync(join(tmpdir(), 'relay-chromium-'));
  const child = spawn(
    browser,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const pipe = new Pipe(child);
  const { targetId } = Object(await pipe.send('Target.createTarget', { url: 'about:blank' }));
  const { sessionId } = Object(await pipe.send('Target.attachToTarget', { targetId, flatten: true }));
  const send = (method: string, params: object = {}) => pipe.send(method, params, sessionId);
  const complaints: string[] = [];
  pipe.listen('Runtime.exceptionThrown', (params) => complaints.push(JSON.stringify(params)));
  pipe.listen('Log.entryAdded', (params) => complaints.push(JSON.stringify(params)));
  pipe.listen('Network.requestWillBeSent', (params) => {
    const request = Object(params.request);
    if (request.url !== url) complaints.push(`asked for ${request.url}`);
  });
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
  const [width, height] = size;
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: true });
  const loaded = new Promise<void>((resolve) => pipe.listen('Page.loadEventFired', () => resolve()));
  await send('Page.navigate', { url });
  await loaded;
  return {
    complaints,
    evaluate: async (expression) => {
      const { result, exceptionDetails } = Object(
        await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true }),
      );
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
      return result.value;
    },
    close: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await pipe.send('Browser.close', {});
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

// Messages are JSON, each ended by a zero byte: what we say goes to descriptor 3, what we hear comes from 4.
class Pipe {
  private last = 0;
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly listeners = new Map<string, ((params: Record<string, unknown>) => void)[]>();
  private readonly out: Writable;

  constructor(child: ChildProcess) {
    const [, , , out, input] = child.stdio;
    if (!(out instanceof Writable) || !(input instanceof Readable)) throw new Error('There is no pipe.');
    this.out = out;
    let rest = '';
    input.setEncoding('utf8').on('data', (text: string) => {
      const parts = `${rest}${text}`.split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.hear(JSON.parse(part));
    });
  }

  send(method: string, params: object, sessionId?: string): Promise<unknown> {
    const id = ++this.last;
    this.out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  listen(method: string, listener: (params: Record<string, unknown>) => void): void {
    this.listeners.set(method, [...(this.listeners.get(method) ?? []), listener]);
  }

  private hear({ id, method = '', params = {}, result, error }: Message): void {
    for (const listener of this.listeners.get(method) ?? []) listener(params);
    const waiting = id === undefined ? undefined : this.waiting.get(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }
}
