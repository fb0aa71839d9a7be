import type { Answer } from './send';

/** Whether a page came where an API answers JSON: the mark of something that stands before the API. */
export const isHtml = (answer: Answer): boolean => /^text\/html\b/i.test(answer.header('content-type') ?? '');
