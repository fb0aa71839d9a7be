import { outcome } from '../../outcome';

/** Labels of what every action returns. */
export const outcomeOutputFields = [
  { key: 'id', label: 'Record ID', type: 'string' as const },
  { key: 'outcome', label: 'Outcome' },
  { key: 'messages[]level', label: 'Message Level' },
  { key: 'messages[]text', label: 'Message Text' },
  { key: 'created', label: 'Records Created', type: 'integer' as const },
  { key: 'updated', label: 'Records Updated', type: 'integer' as const },
  { key: 'unchanged', label: 'Records Unchanged', type: 'integer' as const },
  { key: 'skipped', label: 'Records Skipped', type: 'integer' as const },
  { key: 'changed_fields', label: 'Changed Fields', list: true },
  { key: 'url', label: 'Link to the Record' },
  { key: 'decision', label: 'Decision' },
  { key: 'rule__file', label: 'Rule File' },
  { key: 'rule__name', label: 'Rule Name' },
  { key: 'rule__line', label: 'Rule Line', type: 'integer' as const },
  { key: 'rules_version', label: 'Rules Version' },
  { key: 'lead_id', label: 'Lead ID' },
  { key: 'owner_id', label: 'Owner ID' },
  { key: 'previous_owner_id', label: 'Previous Owner ID' },
  { key: 'connection_status', label: 'Lead Connection Status' },
  { key: 'contact_status', label: 'HubSpot Lead Status or Deal Stage' },
  { key: 'schedule', label: 'Schedule' },
  { key: 'context', label: 'Context' },
  { key: 'follow_ups', label: 'Follow-Ups', type: 'datetime' as const, list: true },
];

/** What an assignment says beside it. */
export const followUpsSample = [
  '2026-03-02T09:00:00.000Z',
  '2026-03-04T09:00:00.000Z',
  '2026-03-09T08:00:00.000Z',
];

/** The editor's picture of a lead action's result; each action puts its own values over it. */
export const leadOutcomeSample = {
  id: '151',
  outcome: 'Success',
  messages: [{ level: 'info', text: 'Zoe works this lead now.' }],
  created: 0,
  updated: 1,
  unchanged: 0,
  skipped: 0,
  changed_fields: [
    ...['hubspot_owner_id', 'hs_lead_status', 'context', 'tec_schedule', 'lead_connection_status'],
    ...['relay_assigned_assistant', 'relay_assigned_at', 'relay_status_as_of', 'relay_time_zone'],
  ],
  url: 'https://app.hubspot.com/contacts/4242/record/0-1/151',
  decision: 'accepted',
  rule: { file: 'rules/reassignment.yaml', name: 'otherwise', line: 29 },
  rules_version: '349cee74dd6d',
  lead_id: '151',
  owner_id: '41629801',
  previous_owner_id: '41629779',
  connection_status: 'Cold',
  contact_status: 'IN_PROGRESS',
  schedule: 'Recommended',
  context: 'Asked for prices of the new lens line.',
  follow_ups: null,
};

/** Of a step that is about no lead; each puts its own values over it. */
export const plainOutcomeSample = {
  ...outcome({ id: leadOutcomeSample.id }),
  rules_version: leadOutcomeSample.rules_version,
};
