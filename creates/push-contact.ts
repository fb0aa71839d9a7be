import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { pairsInput, sourceInput, textInput } from '../inputs';
import { pushContact, withSync } from '../sync';
import { outcomeOutputFields } from './shared/outcome-output';
import { byRules, companyWebsiteField, customField, ownerFieldOf } from './shared/record-fields';
import { recordOutcomeSample } from './shared/record-output';

const inputFields = defineInputFields([
  {
    key: 'name',
    label: 'Name',
    type: 'string',
    required: true,
    placeholder: 'Ada Moreau',
    helpText: `First and last name, as people write them.${byRules('contact', 'name')}`,
  },
  {
    key: 'email',
    label: 'Email',
    type: 'string',
    required: true,
    placeholder: 'ada@moreau-optics.example',
    helpText: 'The contact is found again by this address.',
  },
  {
    key: 'phone',
    label: 'Phone',
    type: 'string',
    helpText:
      'Written where the contact has none; where the rules overwrite, it becomes the first, and the others stay.',
  },
  companyWebsiteField,
  ownerFieldOf('contact'),
  customField,
]);

const perform = (async (z, bundle) =>
  withSync({ z, bundle }, (sync) =>
    pushContact(sync, {
      name: textInput(bundle.inputData.name),
      email: textInput(bundle.inputData.email),
      phone: sourceInput(bundle.inputData.phone),
      companyWebsite: textInput(bundle.inputData.company_website),
      owner: textInput(bundle.inputData.owner),
      custom: pairsInput(bundle.inputData.custom, 'Custom Fields'),
    }),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'push_contact',
  noun: 'Contact',
  display: {
    label: 'Push Contact',
    description: 'Creates or updates a Pipedrive person, found by email address, field by field.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      ...recordOutcomeSample,
      id: '151',
      messages: [{ level: 'info', text: 'Ada Moreau was created.' }],
      changed_fields: ['name', 'email', 'organization'],
      url: 'https://acme.pipedrive.com/person/151',
    },
    outputFields: outcomeOutputFields,
  },
});
