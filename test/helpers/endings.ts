// Runs that end in the midst: at any of their requests, before or after the vendor did what it asked.
import type { Sandbox } from '../../sandbox';

export interface Ending {
  request: number;
  moment: 'before' | 'after';
}

/** Every place where a run of so many requests may end. */
export const endings = (requests: number): Ending[] =>
  Array.from({ length: requests }, (_, request) =>
    (['before', 'after'] as const).map((moment) => ({ request, moment })),
  ).flat();

/** From the request of this number on, nothing is answered any more; that one itself may have taken effect. */
export function endAt(sandbox: Sandbox, { request, moment }: Ending): void {
  const gone = { status: 400, headers: {}, body: '{}' };
  let count = -1;
  let inside = false;
  sandbox.interceptors.push((vendor, asked) => {
    if (inside) return undefined;
    count += 1;
    if (count < request) return undefined;
    if (count === request && moment === 'after') {
      inside = true;
      sandbox.handle(vendor, asked);
      inside = false;
    }
    return gone;
  });
}
