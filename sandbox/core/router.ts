export interface Routed {
  method: string;
  /** Segments: `literal`, `one|other`, `:name`, `:name(one|other)`. */
  pattern: string;
}

type Segment = { name?: string; allowed?: readonly string[] };
export type Match<R> = { route: R; params: Record<string, string> } | 'wrong method' | undefined;

/** First registered, first matched: put `/groups` before `/:name`. */
export function createRouter<R extends Routed>(
  routes: readonly R[],
): (method: string, path: string) => Match<R> {
  const compiled = routes.map((route) => ({
    route,
    segments: route.pattern.split('/').slice(1).map(segment),
  }));
  return (method, path) => {
    const parts = path.split('/').slice(1);
    let seen = false;
    for (const { route, segments } of compiled) {
      const params = paramsOf(segments, parts);
      if (params && route.method === method) return { route, params };
      if (params) seen = true;
    }
    return seen ? 'wrong method' : undefined;
  };
}

function segment(text: string): Segment {
  const named = /^:(\w+)(?:\(([^)]*)\))?$/.exec(text);
  if (!named) return { allowed: text.split('|') };
  const name = named[1] ?? '';
  return named[2] === undefined ? { name } : { name, allowed: named[2].split('|') };
}

function paramsOf(
  segments: readonly Segment[],
  parts: readonly string[],
): Record<string, string> | undefined {
  if (segments.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, { name, allowed }] of segments.entries()) {
    const part = decoded(parts[index] ?? '');
    if (part === undefined || part === '' || (allowed && !allowed.includes(part))) return undefined;
    if (name) params[name] = part;
  }
  return params;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined; // a broken escape is no path that exists
  }
}
