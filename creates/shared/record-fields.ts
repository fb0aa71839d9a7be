// Inputs that the pushes into Pipedrive share.
import { type Bundle, defineInputField, type ZObject } from 'zapier-platform-core';
import type { RecordKind, SyncFieldKey } from '../../engine';
import {
  type Choices,
  dealChoices,
  inboxChoices,
  labelChoices,
  ownerChoices,
  planOf,
  type Sync,
  stageChoices,
  withSync,
} from '../../sync';

/** A dropdown of what Pipedrive has. */
const listOf = (choices: (sync: Sync, pagingToken: unknown) => Promise<Choices>) => ({
  perform: (z: ZObject, bundle: Bundle) =>
    withSync({ z, bundle }, (sync) => choices(sync, bundle.meta?.paging_token)),
});

/** What the rules let a push do with this field of a record that is there; a shown text is as true as the rules. */
export function byRules<K extends RecordKind>(kind: K, key: SyncFieldKey<K>): string {
  const { mode } = planOf(kind, key);
  if (mode === 'skip') return ' The rules leave this field out.';
  return mode === 'fill' ? ' What Pipedrive has already stays.' : '';
}

const ownerField = defineInputField({
  key: 'owner',
  label: 'Owner',
  type: 'string',
  resource: 'pipedrive_user',
  choices: listOf(ownerChoices),
});

export const ownerFieldOf = (kind: RecordKind) =>
  defineInputField({
    ...ownerField,
    helpText: `Who owns it, from the list or by email address. Left empty, a new one goes to the user whose Pipedrive account is connected.${byRules(kind, 'owner')}`,
  });

export const inboxOwnerField = defineInputField({
  ...ownerField,
  helpText:
    'Who owns the lead, from the list or by email address. Left empty, a lead that is there keeps its owner, and a new one goes to the user whose Pipedrive account is connected.',
});

export const dealIdField = defineInputField({
  key: 'deal_id',
  label: 'Deal ID',
  type: 'string',
  resource: 'deal',
  search: 'find_deal.id',
  choices: listOf(dealChoices),
  helpText: 'The deal to update. Leave empty to go by Title, Company Website and Contact Email.',
});

export const stageField = defineInputField({
  key: 'stage',
  label: 'Stage',
  type: 'string',
  resource: 'stage',
  choices: listOf(stageChoices),
  helpText:
    'A stage from the list, or its name; `Pipeline > Stage` where several pipelines have a stage of that name. Left empty, a deal stays where it is, and a new one begins in the first stage.',
});

export const inboxLeadField = defineInputField({
  key: 'lead_id',
  label: 'Inbox Lead',
  type: 'string',
  required: true,
  resource: 'pipedrive_lead',
  choices: listOf(inboxChoices),
  helpText: 'From the leads inbox: chosen in the list, or the Record ID that Create Pipedrive Lead gives.',
});

export const labelsField = defineInputField({
  key: 'labels',
  label: 'Labels',
  type: 'string',
  list: true,
  resource: 'lead_label',
  choices: listOf(labelChoices),
  helpText:
    'Lead labels, from the list or by name. Those that the lead has already stay. One that Pipedrive does not have is left out with a warning.',
});

export const currencyField = defineInputField({
  key: 'currency',
  label: 'Currency',
  type: 'string',
  placeholder: 'EUR',
  helpText: 'A code such as EUR. Fill in Value as well.',
});

export const valueField = defineInputField({
  key: 'value',
  label: 'Value',
  type: 'string',
  placeholder: '1200',
  helpText: 'A plain number, without a currency.',
});

export const closeDateField = defineInputField({
  key: 'expected_close_date',
  label: 'Expected Close Date',
  type: 'datetime',
  helpText: 'The day on which you expect to win it. Of a date and time only the date counts.',
});

export const customField = defineInputField({
  key: 'custom',
  label: 'Custom Fields',
  dict: true,
  helpText:
    'Any other field of Pipedrive: its name on the left, the value on the right. Options go by their labels, several of them with commas. A field that Pipedrive does not have is left out with a warning.',
});

export const companyWebsiteField = defineInputField({
  key: 'company_website',
  label: 'Company Website',
  type: 'string',
  placeholder: 'moreau-optics.example',
  helpText: 'Links the record with the organization of this web address or domain, if Pipedrive has it.',
});
