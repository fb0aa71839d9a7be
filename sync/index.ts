// The door to keeping companies, contacts and deals in step: what operations call.

export { filterChoices, ownerChoices, segmentNames } from './choices';
export { pushCompany } from './company';
export { pushContact } from './contact';
export { pushDeal } from './deal';
export { findCompany, findContact, findDeal } from './find';
export { createInboxLead, type InboxRequest, updateInboxLead } from './inbox';
export { allRecordLabels, recordLabels, recordSamples } from './labels';
export { listRecords } from './list';
export { checkSelection, fireOn, pollRecords, sampleRecords, seedRecords } from './poll';
export { withSync } from './sync';
