import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { setUpCrm, withRelay } from '../handoff';
import { flagInput } from '../inputs';
import { outcomeOutputFields, plainOutcomeSample } from './shared/outcome-output';

const inputFields = defineInputFields([
  {
    key: 'add_fields',
    label: 'Add Fields',
    type: 'boolean',
    default: 'true',
    helpText:
      'True creates the custom fields that are missing; false only the options of fields that are there. Nothing is ever removed.',
  },
  {
    key: 'dry_run',
    label: 'Dry Run',
    type: 'boolean',
    default: 'false',
    helpText: 'True only says what would be done, and writes nothing.',
  },
]);

const perform = (async (z, bundle) =>
  withRelay({ z, bundle }, (relay) =>
    setUpCrm(relay, {
      addFields: flagInput(bundle.inputData.add_fields, true, 'Add Fields'),
      dryRun: flagInput(bundle.inputData.dry_run, false, 'Dry Run'),
    }),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'set_up_crm',
  noun: 'Set-Up',
  display: {
    label: 'Set Up CRM',
    description:
      'Creates the custom fields, options and statuses that the other steps need and the CRM lacks.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      ...plainOutcomeSample,
      id: 'set_up_hubspot',
      messages: [{ level: 'info', text: 'created: field "Lead Connection Status"' }],
      created: 10,
      changed_fields: ['field "Lead Connection Status"'],
    },
    outputFields: outcomeOutputFields,
  },
});
