import { defineInputField } from 'zapier-platform-core';

export const identityField = defineInputField({
  key: 'identity',
  label: 'Identity',
  placeholder: 'ada@moreau-optics.example',
  type: 'string',
  helpText:
    'How your app knows this user, such as an ID or an email address. Fill in this or Object ID. One that CleverTap does not know makes a new profile, without an error.',
});

export const objectIdField = defineInputField({
  key: 'object_id',
  label: 'Object ID',
  type: 'string',
  helpText: 'The ID that CleverTap itself gave to the profile or device. Fill in this or Identity, not both.',
});

/** Text: a date field of Zapier's would turn what it cannot read into the present moment. */
export const createdAtField = defineInputField({
  key: 'created_at',
  label: 'Created At',
  placeholder: '2026-03-02T09:30:00Z',
  type: 'string',
  helpText:
    'When it happened: ISO 8601, `2018-03-05 15:16:00`, `March 05, 2018 15:16:00` or epoch seconds; UTC unless it says otherwise. Empty means now. Live campaigns only see events of the last two hours.',
});

export const propertiesField = defineInputField({
  key: 'properties',
  label: 'Properties',
  type: 'string',
  dict: true,
  helpText:
    'Names and values. Values are sent as text, full ISO dates as dates, empty ones not at all. For numbers use Properties as JSON.',
});

export const propertiesJsonField = defineInputField({
  key: 'properties_json',
  label: 'Properties as JSON',
  type: 'text',
  helpText:
    'An object such as `{"Deal Value": 1200, "VIP": true}`. Its values win over those in Properties; numbers stay numbers.',
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
  helpText: 'True only lets CleverTap check it; nothing is stored.',
});
