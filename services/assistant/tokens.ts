// Tokens live in the process and nowhere else: losing them costs a login. (assistant-7targets.md 2: Token)
import { createHash } from 'node:crypto';

/** What a login gave. */
export interface Grant {
  token: string;
  /** How long it is good for. */
  seconds: number;
}

interface Kept {
  /** Shared by all who ask while the login is under way. */
  token: Promise<string>;
  /** Known once the login has answered. */
  value?: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** One process serves many connections: a token goes by the fingerprint of its credential. */
const kept = new Map<string, Kept>();

const fingerprint = (credential: string) => createHash('sha256').update(credential).digest('hex');

/** 55 minutes of an hour. */
const usablePart = 11 / 12;
/** A login that hangs, as in a process that was frozen meanwhile, holds nobody longer. */
const longestLogin = 15_000;

/** The token that is there, the one that is being asked for, or a new one. */
export function tokenOf(credential: string, now: number, login: () => Promise<Grant>): Promise<string> {
  const key = fingerprint(credential);
  for (const [other, { until }] of kept) if (until <= now) kept.delete(other);
  const present = kept.get(key);
  if (present) return present.token;
  const entry: Kept = {
    until: now + longestLogin,
    token: login().then(({ token, seconds }) => {
      Object.assign(entry, { value: token, until: now + seconds * 1_000 * usablePart });
      return token;
    }),
  };
  kept.set(key, entry);
  entry.token.catch(() => kept.get(key) === entry && kept.delete(key));
  return entry.token;
}

/** Forgets a token that the service does not take any more; one that came after it stays. */
export function dropToken(credential: string, token: string): void {
  const key = fingerprint(credential);
  if (kept.get(key)?.value === token) kept.delete(key);
}
