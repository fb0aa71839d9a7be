import type { World } from './world';

/** A pattern of `METHOD /path?query`, and what it means; `$1` is the id. */
export type Meaning = readonly [pattern: RegExp, words: string];

/** The requests since the last call in words; one that means nothing known stays as it was sent. */
export function requestsInWords(world: World, meanings: readonly Meaning[]) {
  let seen = 0;
  beforeEach(() => {
    seen = world.sandbox.requests.length;
  });
  return (): string[] => {
    const fresh = world.sandbox.requests.slice(seen);
    seen = world.sandbox.requests.length;
    return fresh.map(({ method, url }) => inWords(`${method} ${url}`, meanings));
  };
}

function inWords(request: string, meanings: readonly Meaning[]): string {
  const meaning = meanings.find(([pattern]) => pattern.test(request));
  return meaning ? request.replace(...meaning) : request;
}
