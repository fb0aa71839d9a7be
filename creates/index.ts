import acceptLead from './accept-lead';
import assignLead from './assign-lead';
import handBackLead from './hand-back-lead';
import logEmail from './log-email';
import reportLeadState from './report-lead-state';
import setContext from './set-context';
import setUpCrm from './set-up-crm';
import stopFollowUp from './stop-follow-up';

export const creates = {
  [acceptLead.key]: acceptLead,
  [assignLead.key]: assignLead,
  [handBackLead.key]: handBackLead,
  [logEmail.key]: logEmail,
  [reportLeadState.key]: reportLeadState,
  [setContext.key]: setContext,
  [setUpCrm.key]: setUpCrm,
  [stopFollowUp.key]: stopFollowUp,
};
