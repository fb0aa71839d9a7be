// What a fresh portal has (hubspot.md 3.6–3.9, 7). Custom fields do not exist until somebody creates them.
import type { PropertyDefinition, PropertyOption, PropertyType } from './entities';

type Extra = Partial<Omit<PropertyDefinition, 'options'>> & {
  options?: readonly (readonly [string, string])[];
};

export function define(
  name: string,
  label: string,
  type: PropertyType,
  extra: Extra = {},
): PropertyDefinition {
  const { options = [], ...rest } = extra;
  return {
    name,
    label,
    type,
    fieldType: usualField[type],
    groupName: 'contactinformation',
    description: '',
    options: options.map(option),
    displayOrder: -1,
    hidden: false,
    formField: true,
    hasUniqueValue: false,
    hubspotDefined: true,
    calculated: false,
    externalOptions: false,
    readOnlyValue: false,
    archived: false,
    createdAt: 0,
    updatedAt: 0,
    ...rest,
  };
}

const usualField: Record<PropertyType, string> = {
  string: 'text',
  number: 'number',
  bool: 'booleancheckbox',
  enumeration: 'select',
  date: 'date',
  datetime: 'date',
  phone_number: 'phonenumber',
};

function option([value, label]: readonly [string, string], displayOrder: number): PropertyOption {
  return { value, label, displayOrder, hidden: false };
}

const readOnly = { readOnlyValue: true, formField: false };
const owner = { externalOptions: true, referencedObjectType: 'OWNER' };

/** hubspot.md 3.6: eight, and QUALIFIED is not among them. */
const leadStatuses = [
  ['NEW', 'New'],
  ['OPEN', 'Open'],
  ['IN_PROGRESS', 'In Progress'],
  ['OPEN_DEAL', 'Open Deal'],
  ['UNQUALIFIED', 'Unqualified'],
  ['ATTEMPTED_TO_CONTACT', 'Attempted to Contact'],
  ['CONNECTED', 'Connected'],
  ['BAD_TIMING', 'Bad Timing'],
] as const;

/** hubspot.md 3.7, in the only direction the API moves. */
export const lifecycleStages = [
  ['subscriber', 'Subscriber'],
  ['lead', 'Lead'],
  ['marketingqualifiedlead', 'Marketing Qualified Lead'],
  ['salesqualifiedlead', 'Sales Qualified Lead'],
  ['opportunity', 'Opportunity'],
  ['customer', 'Customer'],
  ['evangelist', 'Evangelist'],
  ['other', 'Other'],
] as const;

// The sheet names hs_timezone but not its values; this spelling is unconfirmed.
const zones = [
  'America/Chicago',
  'America/Los_Angeles',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Europe/Berlin',
  'Europe/London',
  'Europe/Madrid',
  'Europe/Paris',
].map((zone) => [zone.toLowerCase().replace('/', '_slash_'), zone] as const);

export const contactDefaults = (): PropertyDefinition[] => [
  define('email', 'Email', 'string', { hasUniqueValue: true }),
  define('firstname', 'First Name', 'string'),
  define('lastname', 'Last Name', 'string'),
  define('phone', 'Phone Number', 'string', { fieldType: 'phonenumber' }),
  define('mobilephone', 'Mobile Phone Number', 'string', { fieldType: 'phonenumber' }),
  define('company', 'Company Name', 'string'),
  define('jobtitle', 'Job Title', 'string'),
  define('website', 'Website URL', 'string'),
  define('city', 'City', 'string'),
  define('state', 'State/Region', 'string'),
  define('country', 'Country/Region', 'string'),
  define('hs_timezone', 'Time Zone', 'enumeration', { options: zones }),
  define('hs_language', 'Preferred language', 'enumeration', {
    options: [
      ['en', 'English'],
      ['de', 'German'],
    ],
  }),
  define('hs_email_optout', 'Unsubscribed from all email', 'bool', readOnly),
  define('hs_additional_emails', 'Additional email addresses', 'string', readOnly),
  define('hubspot_owner_id', 'Contact owner', 'enumeration', owner),
  define('hubspot_owner_assigneddate', 'Owner assigned date', 'datetime', readOnly),
  define('hs_lead_status', 'Lead Status', 'enumeration', { fieldType: 'radio', options: leadStatuses }),
  define('lifecyclestage', 'Lifecycle Stage', 'enumeration', {
    fieldType: 'radio',
    options: lifecycleStages,
  }),
  define('createdate', 'Create Date', 'datetime', readOnly),
  define('lastmodifieddate', 'Last Modified Date', 'datetime', readOnly),
  define('hs_object_id', 'Record ID', 'number', readOnly),
  define('notes_last_updated', 'Last Activity Date', 'datetime', readOnly),
  define('notes_last_contacted', 'Last Contacted', 'datetime', readOnly),
  define('hs_sales_email_last_replied', 'Recent Sales Email Replied Date', 'datetime', readOnly),
];

const engagementDefaults = (): PropertyDefinition[] => [
  define('hs_timestamp', 'Activity date', 'datetime'),
  define('hubspot_owner_id', 'Activity assigned to', 'enumeration', owner),
  define('hs_attachment_ids', 'Attached file IDs', 'string'),
  define('hs_createdate', 'Create date', 'datetime', readOnly),
  define('hs_lastmodifieddate', 'Last modified date', 'datetime', readOnly),
  define('hs_object_id', 'Record ID', 'number', readOnly),
];

export const noteDefaults = (): PropertyDefinition[] => [
  ...engagementDefaults(),
  define('hs_note_body', 'Note body', 'string', { fieldType: 'html' }),
];

const directions = ['EMAIL', 'INCOMING_EMAIL', 'FORWARDED_EMAIL', 'DRAFT_EMAIL'].map(
  (name) => [name, name] as const,
);
const mailStates = ['SENT', 'SCHEDULED', 'SENDING', 'BOUNCED', 'FAILED'].map((name) => [name, name] as const);

export const emailDefaults = (): PropertyDefinition[] => [
  ...engagementDefaults(),
  define('hs_email_direction', 'Email direction', 'enumeration', { options: directions }),
  define('hs_email_status', 'Email status', 'enumeration', { options: mailStates }),
  define('hs_email_subject', 'Email subject', 'string'),
  define('hs_email_text', 'Text body', 'string', { fieldType: 'textarea' }),
  define('hs_email_html', 'HTML body', 'string', { fieldType: 'html' }),
  define('hs_email_from_email', 'Email From Address', 'string', readOnly),
  define('hs_email_to_email', 'Email To Address', 'string', readOnly),
  define('hs_email_headers', 'Email headers', 'string', { fieldType: 'textarea' }),
];
