import { leadOutcomeSample } from './outcome-output';

/** What an upload has to say; nothing of it is about a lead. */
export const cleverTapSample = {
  ...leadOutcomeSample,
  id: 'ada@moreau-optics.example',
  created: 0,
  updated: 0,
  changed_fields: [],
  url: null,
  decision: null,
  rule: null,
  lead_id: null,
  owner_id: null,
  previous_owner_id: null,
  connection_status: null,
  contact_status: null,
  schedule: null,
  context: null,
};
