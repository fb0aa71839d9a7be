// HubSpot's own words. (hubspot.md 1.5, 1.6)
import { json } from '../../core/answer';
import type { SandboxRequest } from '../../core/types';
import { tooMany } from '../../hubspot/refusals';
import { realLimits } from '../../hubspot/settings';
import type { Voice } from '../voice';
import { gatewayPage } from './page';

const correlationId = '00000000-0000-4000-8000-000000000429';
const correlated = { 'x-hubspot-correlation-id': correlationId };
const isSearch = ({ url }: SandboxRequest): boolean => /\/search(\?|$)/.test(url);

export const hubspotVoice: Voice = {
  tooMany: (request, spent, delayHeader) => {
    const burst = isSearch(request) ? 'SECONDLY' : 'TEN_SECONDLY_ROLLING';
    const { body } = tooMany(spent === 'day' ? 'DAILY' : burst);
    const wait = isSearch(request) ? '1' : '10';
    const headers = {
      ...correlated,
      // 1.5: search bears none of them. 1.6: Retry-After is not documented, but is to be honoured.
      ...(isSearch(request) ? {} : limitHeaders(spent)),
      ...(delayHeader && spent === 'burst' ? { 'retry-after': wait } : {}),
    };
    return json(429, { status: 'error', ...body, correlationId }, headers);
  },
  failing: (_, status = 502) =>
    json(status, { status: 'error', message: 'internal error', correlationId }, correlated),
  page: (status = 502) => gatewayPage(status, 'Bad Gateway'),
};

function limitHeaders(spent: 'burst' | 'day'): Record<string, string> {
  const { burstLimit, dailyLimit } = realLimits;
  return {
    'x-hubspot-ratelimit-max': String(burstLimit),
    'x-hubspot-ratelimit-remaining': spent === 'burst' ? '0' : String(burstLimit - 1),
    'x-hubspot-ratelimit-interval-milliseconds': '10000',
    'x-hubspot-ratelimit-daily': String(dailyLimit),
    'x-hubspot-ratelimit-daily-remaining': spent === 'day' ? '0' : String(dailyLimit - 1),
  };
}
