import checkAssistant from './check-assistant';
import findLead from './find-lead';
import findUser from './find-user';
import previewDecision from './preview-decision';

export const searches = {
  [checkAssistant.key]: checkAssistant,
  [findLead.key]: findLead,
  [findUser.key]: findUser,
  [previewDecision.key]: previewDecision,
};
