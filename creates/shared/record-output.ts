import { plainOutcomeSample } from './outcome-output';

/** The editor's picture of a push; each action puts its own values over it. */
export const recordOutcomeSample = {
  ...plainOutcomeSample,
  id: '27',
  messages: [{ level: 'info', text: 'Moreau Optics was created.' }],
  created: 1,
  changed_fields: ['name', 'Website', 'Engagement Score'],
  url: 'https://acme.pipedrive.com/organization/27',
  rule: { file: 'rules/sync.yaml', name: 'otherwise', line: 164 },
};
