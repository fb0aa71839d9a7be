// Pipedrive's own words. (pipedrive.md 1.5, 1.6)
import { html, json } from '../../core/answer';
import { failure } from '../../pipedrive/refusals';
import type { Voice } from '../voice';
import { gatewayPage } from './page';

const edgePage = '<!DOCTYPE html><html><body><h1>Sorry, you have been blocked</h1></body></html>';

export const pipedriveVoice: Voice = {
  tooMany: (_, spent, delayHeader) => {
    const error = spent === 'day' ? 'daily request limit reached' : 'request over limit';
    const { body } = failure(429, error, { errorCode: 429 });
    return json(429, body, { ...left(spent), ...(delayHeader ? waits(spent) : {}) });
  },
  failing: ({ url }, status = 500) => {
    const error = 'Internal Server Error';
    const isV2 = url.startsWith('/api/v2/');
    return json(status, isV2 ? { success: false, error, code: 'ERR_UNKNOWN' } : failure(status, error).body);
  },
  // 1.5: what ignored 429s lead to is a page of the edge.
  page: (status = 403) => (status === 403 ? html(403, edgePage) : gatewayPage(status, 'Bad Gateway')),
};

/** 1.6: of a spent day the sheet knows the header, not the body. */
const left = (spent: 'burst' | 'day'): Record<string, string> =>
  spent === 'day' ? { 'x-daily-ratelimit-token-remaining': '0' } : { 'x-ratelimit-remaining': '0' };

const waits = (spent: 'burst' | 'day'): Record<string, string> =>
  spent === 'day' ? { 'retry-after': '3600' } : { 'x-ratelimit-reset': '2', 'retry-after': '2' };
