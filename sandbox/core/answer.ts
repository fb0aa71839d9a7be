import type { Incoming, SandboxRequest, SandboxResponse } from './types';

export function json(status: number, body: unknown, headers: Record<string, string> = {}): SandboxResponse {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

export function html(status: number, body: string, headers: Record<string, string> = {}): SandboxResponse {
  return { status, headers: { 'content-type': 'text/html;charset=utf-8', ...headers }, body };
}

export function incoming(request: SandboxRequest): Incoming {
  const { pathname, searchParams } = new URL(request.url, 'http://sandbox.example');
  const headers = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: request.method.toUpperCase(),
    path: pathname,
    query: searchParams,
    headers: Object.fromEntries(headers),
    body: request.body,
  };
}
