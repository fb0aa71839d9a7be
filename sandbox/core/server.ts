import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SandboxRequest, SandboxResponse } from './types';

const bodyLimit = 16 * 1024 * 1024;
type Answer = (request: SandboxRequest) => SandboxResponse;

export interface Listening {
  url: string;
  close(): Promise<void>;
}

/** Binds first; only then is the address known and told. A taken port rejects with EADDRINUSE. */
export function serve(answer: Answer, port: number, host: string): Promise<Listening> {
  const server = createServer((request, response) => {
    respond(answer, request, response).catch((error: unknown) => {
      console.error('sandbox:', error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: `The sandbox itself failed: ${String(error)}` }));
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve({ url: address(server, host), close: () => close(server) }));
  });
}

async function respond(answer: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await read(request);
  const reply: SandboxResponse =
    body === undefined
      ? { status: 413, headers: {}, body: '' }
      : answer({ method: request.method ?? 'GET', url: request.url ?? '/', headers: flat(request), body });
  if (reply.passage === 'dropped') {
    request.socket.destroy();
    return;
  }
  if (reply.passage) await pause(reply.passage.delayMs);
  response.writeHead(reply.status, reply.headers);
  response.end(request.method === 'HEAD' ? '' : reply.body);
}

/** Nobody who stops the server waits for an answer that is late on purpose. */
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });

async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size <= bodyLimit) chunks.push(part);
  }
  return size > bodyLimit ? undefined : Buffer.concat(chunks).toString('utf8');
}

function flat(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).map(([name, value]) => [
    name,
    [value ?? ''].flat().join(', '),
  ]);
  return Object.fromEntries(entries);
}

function address(server: Server, host: string): string {
  const bound: AddressInfo | string | null = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
