// Of the assistant's service no limits are documented, and of its errors "some text" is all that is known.
// (assistant-7targets.md 2: Endpoints, Not documented)
import { refused } from '../../assistant/refusals';
import type { Voice } from '../voice';
import { gatewayPage } from './page';

export const assistantVoice: Voice = {
  tooMany: (_request, _spent, delayHeader) => {
    const answer = refused(429, 'Too Many Requests');
    return delayHeader ? { ...answer, headers: { ...answer.headers, 'retry-after': '30' } } : answer;
  },
  failing: (_, status = 500) => refused(status, 'Internal Server Error'),
  page: (status = 502) => gatewayPage(status, 'Bad Gateway'),
};
