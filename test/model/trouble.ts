// What disturbs polls, and what ends it: the same for every model.
import type { CrmUnderTest } from '../helpers/crms';
import fc from '../helpers/properties';
import { advance, hour, minute } from '../helpers/time';
import { commandOn, type Model, pass } from './command';

interface Disturbed {
  crm: CrmUnderTest;
  calm: boolean;
}

const command = commandOn<Disturbed>();

/** Pipedrive may answer fewer than were asked for: small pages show what happens at their ends. */
const smallPage = 7;

/** A world in which nothing disturbs polls. @returns what makes it so again */
export function undisturbed(crm: CrmUnderTest): () => void {
  const mend = () => {
    crm.mend();
    if (crm.name === 'pipedrive') cutPages(crm);
  };
  mend();
  crm.sandbox.hubspot.settings.searchLagMs = 0;
  return mend;
}

function cutPages({ sandbox }: CrmUnderTest): void {
  sandbox.interceptors.push((vendor, request) =>
    request.url.includes('limit=500')
      ? sandbox.handle(vendor, { ...request, url: request.url.replace('limit=500', `limit=${smallPage}`) })
      : undefined,
  );
}

/** An hour and some of ordinary polls: what search showed late has come as well. */
export async function pollInPeace(
  mend: () => void,
  zaps: readonly { poll(): Promise<void> }[],
): Promise<void> {
  mend();
  for (let polls = 0; polls < 5; polls += 1) {
    advance(17 * minute);
    for (const zap of zaps) await zap.poll();
  }
}

export const lagged = fc.constantFrom(0, 30_000, 5 * minute, 30 * minute, hour).map((lag) =>
  command(`search lags by ${lag / 1_000} s`, (real) => {
    real.calm = false;
    real.crm.sandbox.hubspot.settings.searchLagMs = lag;
  }),
);

/** As the platform polls: every few minutes, for a while. */
export const regularly = <R>(pollAll: (real: R, model: Model) => Promise<void>) =>
  fc
    .record({ every: fc.integer({ min: 1, max: 14 }), times: fc.integer({ min: 2, max: 9 }) })
    .map(({ every, times }) =>
      commandOn<R>()(`poll all every ${every} min, ${times} times`, async (real, model) => {
        for (let count = 0; count < times; count += 1) {
          pass(model, every * minute);
          await pollAll(real, model);
        }
      }),
    );
