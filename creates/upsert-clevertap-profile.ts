import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { flagInput } from '../inputs';
import { uploadOne, withCleverTap } from '../services/clevertap';
import {
  dryRunField,
  identityField,
  numberPropertiesField,
  objectIdField,
  profileCreatedAtField,
  propertiesField,
  propertiesJsonField,
} from './shared/clevertap-fields';
import { outcomeOutputFields, plainOutcomeSample } from './shared/outcome-output';

const inputFields = defineInputFields([
  identityField,
  objectIdField,
  propertiesField,
  numberPropertiesField,
  propertiesJsonField,
  profileCreatedAtField,
  dryRunField,
]);

const perform = (async (z, bundle) =>
  withCleverTap({ z, bundle }, (cleverTap) =>
    uploadOne(cleverTap, 'profile', bundle.inputData, flagInput(bundle.inputData.dry_run, false, 'Dry Run')),
  )) satisfies CreatePerform<typeof inputFields>;

export default defineCreate({
  key: 'upsert_clevertap_profile',
  noun: 'Profile',
  display: {
    label: 'Upsert CleverTap Profile',
    description: 'Creates a user profile in CleverTap, or updates the properties that are given.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      ...plainOutcomeSample,
      id: 'ada@moreau-optics.example',
      messages: [{ level: 'info', text: 'CleverTap took the profile.' }],
      updated: 1,
      changed_fields: ['Name', 'Deal Value'],
    },
    outputFields: outcomeOutputFields,
  },
});
