import type { LoggedRequest } from './types';

const keep = 5000;
const secretKey = /token|secret|passcode|password|authorization|api_?key/i;
const hidden = '[redacted]';

/** Newest last, bounded. Headers are never kept; secrets in bodies and queries are blanked. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];

  add(entry: Omit<LoggedRequest, 'body'> & { body: string }): void {
    this.entries.push({ ...entry, url: redactUrl(entry.url), body: readable(entry.body) });
    if (this.entries.length > keep) this.entries.shift();
  }

  reset(): void {
    this.entries.length = 0;
  }
}

function readable(body: string): unknown {
  if (body === '') return null;
  if (!/^\s*[[{]/.test(body)) return redactForm(body);
  try {
    return redact(JSON.parse(body));
  } catch {
    return body; // not JSON after all: show what was sent
  }
}

function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    secretKey.test(key) ? hidden : redact(inner),
  ]);
  return Object.fromEntries(entries);
}

function redactUrl(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? url : `${url.slice(0, at)}?${redactForm(url.slice(at + 1))}`;
}

function redactForm(text: string): string {
  return text.replace(/(^|&)([^=&]*)=([^&]*)/g, (whole, before: string, key: string) =>
    secretKey.test(key) ? `${before}${key}=${hidden}` : whole,
  );
}
