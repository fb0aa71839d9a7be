import { createHash } from 'node:crypto';
import { safeParse } from 'zod/mini';
import type { $ZodType, output } from 'zod/v4/core';
import type { Call } from './call';
import { pack, unpack } from './packed';

/**
 * What one connection remembers in the platform's cache. Everything in it can be read again from the vendor:
 * losing it costs requests, never truth. Secrets are never put in it.
 */
export interface Memory {
  /** undefined when nothing was remembered, or it is not of the form expected. */
  get<S extends $ZodType>(key: string, schema: S): Promise<output<S> | undefined>;
  set(key: string, value: unknown, seconds: number): Promise<void>;
  forget(key: string): Promise<void>;
}

/** One process serves many connections: each key carries a fingerprint of the account's credential. */
export function openMemory(call: Call, credential: string): Memory {
  const prefix = createHash('sha256').update(credential).digest('hex').slice(0, 24);
  const name = (key: string) => `relay:${prefix}:${key}`;
  const orNothing = (work: Promise<unknown>) => work.catch((error: unknown) => tell(call, error));
  // A look into the platform's cache is a request of its own: within a call, one a key is enough.
  const seen = new Map<string, Promise<unknown>>();
  const look = (key: string) => {
    const value = seen.get(key) ?? orNothing(call.z.cache.get(name(key)).then(unpack));
    seen.set(key, value);
    return value;
  };
  return {
    get: async (key, schema) => {
      const result = safeParse(schema, await look(key));
      return result.success ? result.data : undefined;
    },
    set: async (key, value, seconds) => {
      seen.set(key, Promise.resolve(value));
      await orNothing(call.z.cache.set(name(key), pack(value), seconds));
    },
    forget: async (key) => {
      seen.delete(key);
      await orNothing(call.z.cache.delete(name(key)));
    },
  };
}

/** The cache is a convenience: when it fails, the work goes on without, and the log says so. */
function tell(call: Call, error: unknown): undefined {
  call.z.console.log(
    `The platform's cache failed: ${error instanceof Error ? error.message : 'no reason given'}`,
  );
  return undefined;
}
