import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { leadToFindField } from '../fields/lead';
import { leadOutputFields, leadSample } from '../fields/lead-output';
import { findLeads, withRelay } from '../handoff';
import { needText, textInput } from '../inputs';

const inputFields = defineInputFields([leadToFindField]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, (relay) =>
    findLeads(relay, needText(textInput(bundle.inputData.lead), 'Lead')),
  )) satisfies SearchPerform<typeof inputFields>;

export default defineSearch({
  key: 'find_lead',
  noun: 'Lead',
  display: { label: 'Find Lead', description: 'Finds a lead by its ID or email address.' },
  operation: {
    inputFields,
    perform,
    sample: { id: leadSample.lead_id, ...leadSample },
    outputFields: [{ key: 'id', label: 'ID', type: 'string' }, ...leadOutputFields],
  },
});
