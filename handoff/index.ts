// The door to the lead's journey: what operations call.
export type { Call } from '../crm';
export { accept } from './accept';
export { assign } from './assign';
export { checkAssistant } from './check-assistant';
export { scheduleNames, userChoices } from './choices';
export { findLeads } from './find-lead';
export { handBack } from './hand-back';
export { needState } from './inputs';
export { logEmail } from './log-email';
export { findUsers, needUser } from './people';
export { poll, sample, seed } from './poll';
export { preview } from './preview';
export { type Relay, withRelay } from './relay';
export { report } from './report';
export type { Selection } from './selection';
export { setContext } from './set-context';
export { setUpCrm } from './set-up';
export { stopFollowUp } from './stop-follow-up';
