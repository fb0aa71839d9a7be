// Faults that spoil what a request is answered.
import type { SandboxRequest, SandboxResponse, VendorName } from '../core/types';
import type { Fault } from './plan';
import type { Voice } from './voice';
import { assistantVoice } from './voices/assistant';
import { clevertapVoice } from './voices/clevertap';
import { hubspotVoice } from './voices/hubspot';
import { pipedriveVoice } from './voices/pipedrive';

const voices: Record<VendorName, Voice> = {
  hubspot: hubspotVoice,
  pipedrive: pipedriveVoice,
  clevertap: clevertapVoice,
  assistant: assistantVoice,
};

const names = ['rate_limit', 'server_error', 'dropped', 'slow', 'html', 'truncated'] as const;
export type AnswerFault = Extract<Fault, { fault: (typeof names)[number] }>;

export const spoilsAnswer = (fault: Fault): fault is AnswerFault =>
  names.some((name) => name === fault.fault);

/** @param pass lets the vendor do what was asked, and gives its answer */
export function spoil(
  fault: AnswerFault,
  vendor: VendorName,
  request: SandboxRequest,
  pass: () => SandboxResponse,
): SandboxResponse {
  const voice = voices[vendor];
  const done = 'moment' in fault && fault.moment === 'after' ? pass() : undefined;
  switch (fault.fault) {
    case 'rate_limit':
      return voice.tooMany(request, fault.spent, fault.delay_header);
    case 'server_error':
      return voice.failing(request, fault.status);
    case 'html':
      return voice.page(fault.status);
    case 'dropped':
      return { status: 0, headers: {}, body: '', passage: 'dropped' };
    case 'slow':
      // What was never done has nothing to tell either, however long one waits.
      return { ...(done ?? voice.page(504)), passage: { delayMs: fault.delay_ms } };
    case 'truncated':
      return truncated(pass());
  }
}

/** Cut in the middle; an answer without a body has nothing to lose. */
function truncated(answer: SandboxResponse): SandboxResponse {
  const { 'content-length': _, ...headers } = answer.headers;
  return { ...answer, headers, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
}
