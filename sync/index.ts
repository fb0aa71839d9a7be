// The door to keeping companies, contacts and deals in step: what operations call.

export {
  type Choices,
  dealChoices,
  filterChoices,
  inboxChoices,
  labelChoices,
  ownerChoices,
  segmentNames,
  stageChoices,
} from './choices';
export { pushCompany } from './company';
export { pushContact } from './contact';
export { pushDeal } from './deal';
export { findCompany, findContact, findDeal } from './find';
export { createInboxLead, updateInboxLead } from './inbox';
export type { InboxRequest } from './inbox-patch';
export { commonLabels, type Label, ownLabels, recordLabels, recordSamples } from './labels';
export { listRecords } from './list';
export { fireOn } from './news';
export { checkSelection, pollRecords, sampleRecords, seedRecords } from './poll';
export { type Sync, withSync } from './sync';
export { planOf } from './wanted';
