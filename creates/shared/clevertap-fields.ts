import { defineInputField } from 'zapier-platform-core';

export const identityField = defineInputField({
  key: 'identity',
  label: 'Identity',
  placeholder: 'ada@moreau-optics.example',
  type: 'string',
  helpText:
    'How your app knows this user, such as an ID or an email address. Fill in this or Object ID, not both. One that CleverTap does not know makes a new profile, without an error.',
});

export const objectIdField = defineInputField({
  key: 'object_id',
  label: 'Object ID',
  type: 'string',
  helpText: 'The ID that CleverTap itself gave to the profile or device. Fill in this or Identity, not both.',
});

const moments =
  'such as `2026-03-02T09:30:00Z`, `2026-03-02 09:30:00`, `March 02, 2026 09:30:00` or seconds since 1970. Without a time zone it is read as UTC.';

/** Text: a date field of Zapier's would turn what it cannot read into the present moment. */
export const createdAtField = defineInputField({
  key: 'created_at',
  label: 'Created At',
  placeholder: '2026-03-02T09:30:00Z',
  type: 'string',
  helpText: `When it happened, ${moments} Left empty, it is the present moment. Live campaigns only see events of the last two hours.`,
});

export const profileCreatedAtField = defineInputField({
  ...createdAtField,
  helpText: `Mostly left empty, which is the present moment. Else the moment since which this is so, ${moments}`,
});

export const propertiesField = defineInputField({
  key: 'properties',
  label: 'Properties',
  type: 'string',
  dict: true,
  helpText:
    'Names and values. Values are sent as text, full dates such as `2026-03-02` as dates, empty ones not at all. Numbers belong into Number Properties.',
});

export const numberPropertiesField = defineInputField({
  key: 'number_properties',
  label: 'Number Properties',
  type: 'string',
  dict: true,
  helpText:
    'Names and plain numbers, such as Deal Value and 1200. CleverTap can then compare and add them up. Empty ones are not sent.',
});

export const propertiesJsonField = defineInputField({
  key: 'properties_json',
  label: 'Properties as JSON',
  type: 'text',
  helpText:
    'For what pairs cannot say, such as yes or no: `{"VIP": true}`. It wins over pairs of the same name. Most steps leave it empty.',
});

export const eventNameField = defineInputField({
  key: 'event_name',
  label: 'Event Name',
  placeholder: 'Deal Moved',
  type: 'string',
  required: true,
  helpText: 'Capitals and spaces make no difference to CleverTap. Its own event names are refused.',
});

export const dryRunField = defineInputField({
  key: 'dry_run',
  label: 'Dry Run',
  type: 'boolean',
  default: 'false',
  helpText: 'True lets CleverTap check it only, and stores nothing.',
});
