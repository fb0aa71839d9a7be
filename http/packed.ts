// What is remembered in the platform's cache: small things as they are, large ones packed. Each look into the cache is
// a request, the platform goes through every value in it, and what a value may weigh is not published.
// (zapier-platform.md 4.8)
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { object, safeParse, string } from 'zod/mini';

/** Characters of JSON. */
const small = 10_000;
/** Nothing that the relay remembers comes near; a value of somebody else's does not fill the process. */
const mostBytes = 20_000_000;
const packed = object({ deflated: string() });

export function pack(value: unknown): unknown {
  const text = JSON.stringify(value);
  if (text === undefined || text.length <= small) return value;
  return { deflated: deflateRawSync(text, { level: 1 }).toString('base64') };
}

/** @throws Error when it was packed, and is damaged */
export function unpack(value: unknown): unknown {
  const known = safeParse(packed, value);
  if (!known.success) return value;
  const bytes = inflateRawSync(Buffer.from(known.data.deflated, 'base64'), { maxOutputLength: mostBytes });
  return JSON.parse(bytes.toString('utf8'));
}
