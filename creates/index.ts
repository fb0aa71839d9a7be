import acceptLead from './accept-lead';
import assignLead from './assign-lead';
import createPipedriveLead from './create-pipedrive-lead';
import handBackLead from './hand-back-lead';
import logEmail from './log-email';
import pushCompany from './push-company';
import pushContact from './push-contact';
import pushDeal from './push-deal';
import reportLeadState from './report-lead-state';
import setContext from './set-context';
import setUpCrm from './set-up-crm';
import stopFollowUp from './stop-follow-up';
import updatePipedriveLead from './update-pipedrive-lead';
import uploadClevertapBatch from './upload-clevertap-batch';
import uploadClevertapEvent from './upload-clevertap-event';
import upsertClevertapProfile from './upsert-clevertap-profile';

export const creates = {
  [acceptLead.key]: acceptLead,
  [assignLead.key]: assignLead,
  [handBackLead.key]: handBackLead,
  [logEmail.key]: logEmail,
  [reportLeadState.key]: reportLeadState,
  [setContext.key]: setContext,
  [setUpCrm.key]: setUpCrm,
  [stopFollowUp.key]: stopFollowUp,
  [uploadClevertapBatch.key]: uploadClevertapBatch,
  [uploadClevertapEvent.key]: uploadClevertapEvent,
  [upsertClevertapProfile.key]: upsertClevertapProfile,
  [createPipedriveLead.key]: createPipedriveLead,
  [pushCompany.key]: pushCompany,
  [pushContact.key]: pushContact,
  [pushDeal.key]: pushDeal,
  [updatePipedriveLead.key]: updatePipedriveLead,
};
