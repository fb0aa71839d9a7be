import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { flagInput } from '../inputs';
import { uploadOne, withCleverTap } from '../services/clevertap';
import {
  createdAtField,
  dryRunField,
  eventNameField,
  identityField,
  numberPropertiesField,
  objectIdField,
  propertiesField,
  propertiesJsonField,
} from './shared/clevertap-fields';
import { outcomeOutputFields, plainOutcomeSample } from './shared/outcome-output';

const inputFields = defineInputFields([
  eventNameField,
  identityField,
  objectIdField,
  propertiesField,
  numberPropertiesField,
  propertiesJsonField,
  createdAtField,
  dryRunField,
]);

const perform = (async (z, bundle) =>
  withCleverTap({ z, bundle }, (cleverTap) =>
    uploadOne(cleverTap, 'event', bundle.inputData, flagInput(bundle.inputData.dry_run, false, 'Dry Run')),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'upload_clevertap_event',
  noun: 'Event',
  display: {
    label: 'Upload CleverTap Event',
    description: 'Uploads an event of a user to CleverTap, once: it is never sent a second time.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      ...plainOutcomeSample,
      id: 'ada@moreau-optics.example',
      messages: [{ level: 'info', text: 'CleverTap took the event.' }],
      created: 1,
    },
    outputFields: outcomeOutputFields,
  },
});
