// The sandbox behind a port, with time that passes in the sandbox alone: each request takes as long as the scene says,
// and limits are counted by that clock. Over sandbox.listen() they would be counted by the real one.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox, VendorName } from '../../sandbox';
import { clockHeader } from './clock';

const vendors: readonly VendorName[] = ['hubspot', 'pipedrive', 'clevertap', 'assistant'];

export interface Server {
  url: string;
  /** `vendor METHOD /path` of every request since the last call of this. */
  requests(): string[];
  close(): void;
}

export async function serve(sandbox: Sandbox): Promise<Server> {
  let seen: string[] = [];
  const server = createServer(async (request, response) => {
    const { vendor, url } = addressOf(request);
    const sentAt = Number(request.headers[clockHeader]);
    if (sentAt > sandbox.clock.now()) sandbox.clock.set(sentAt);
    const [method, headers] = [request.method ?? 'GET', flat(request)];
    const answer = sandbox.handle(vendor, { method, url, headers, body: await bodyOf(request) });
    seen.push(`${vendor} ${method} ${url}`);
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => {
      const all = seen;
      seen = [];
      return all;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function addressOf({ url = '' }: IncomingMessage): { vendor: VendorName; url: string } {
  const vendor = vendors.find((name) => url.startsWith(`/${name}/`));
  if (!vendor) throw new Error(`${url} is no vendor's.`);
  return { vendor, url: url.slice(vendor.length + 1) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

const flat = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
