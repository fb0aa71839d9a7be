// CleverTap's own words. (clevertap.md 2, 6, 7)
import { refused } from '../../clevertap/refusals';
import type { Voice } from '../voice';
import { gatewayPage } from './page';

export const clevertapVoice: Voice = {
  // 7: no budget of a day; no Retry-After and no other header. An edge before it may send one.
  tooMany: (_request, _spent, delayHeader) => {
    const answer = refused(429, 'Too many concurrent requests');
    return delayHeader ? { ...answer, headers: { ...answer.headers, 'retry-after': '600' } } : answer;
  },
  failing: (_, status = 503) => refused(status, 'Service unavailable'),
  page: (status = 503) => gatewayPage(status, 'Service Unavailable'),
};
