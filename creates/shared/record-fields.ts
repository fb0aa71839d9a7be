// Inputs that the pushes into Pipedrive share.
import { type Bundle, defineInputField, type ZObject } from 'zapier-platform-core';
import { ownerChoices, withSync } from '../../sync';

export const ownerField = defineInputField({
  key: 'owner',
  label: 'Owner',
  type: 'string',
  resource: 'user',
  choices: {
    perform: (z: ZObject, bundle: Bundle) => withSync({ z, bundle }, ownerChoices),
  },
  helpText:
    'Who owns the record, from the list or by email address. Leave empty for the user of the connection.',
});

export const customField = defineInputField({
  key: 'custom',
  label: 'Custom Fields',
  dict: true,
  helpText:
    'The name of a Pipedrive field and its value. Options go by their labels, several of them with commas. A field that Pipedrive does not have is left out with a warning.',
});

export const companyWebsiteField = defineInputField({
  key: 'company_website',
  label: 'Company Website',
  type: 'string',
  helpText: 'Links the record with the organization of this web domain, if Pipedrive has it.',
});
