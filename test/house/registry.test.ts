// Every operation is registered; what its texts and samples must be is in test/publishing/.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createAppTester } from 'zapier-platform-core';
import App from '../../index';

const root = resolve(__dirname, '..', '..');

const groups: Readonly<Record<string, object>> = {
  triggers: App.triggers,
  creates: App.creates,
  searches: App.searches,
};
const keysIn = (group: string) => Object.keys(groups[group] ?? {});

const filesOf = (group: string) =>
  readdirSync(resolve(root, group))
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => name.replace('.ts', ''))
    .sort();

test.each(Object.keys(groups))('%s: one operation, one file, named like its key, registered', (group) => {
  const keys = keysIn(group).map((key) => key.replaceAll('_', '-'));
  expect(keys.sort()).toEqual(filesOf(group));
});

test('the public keys are those of the contract', () => {
  expect(Object.keys(groups).flatMap(keysIn).sort()).toEqual(
    [
      ...['lead_assigned', 'lead_status_changed', 'lead_became_hot', 'lead_handed_back', 'follow_up_due'],
      ...['lead_assigned_instant', 'lead_status_changed_instant'],
      ...['lead_became_hot_instant', 'lead_handed_back_instant'],
      ...['assign_lead', 'accept_lead', 'set_context', 'report_lead_state', 'hand_back_lead', 'log_email'],
      ...['stop_follow_up', 'set_up_crm'],
      ...['push_company', 'push_contact', 'push_deal', 'create_pipedrive_lead', 'update_pipedrive_lead'],
      ...['record_updated', 'find_company', 'find_contact', 'find_deal', 'list_records'],
      ...['upsert_clevertap_profile', 'upload_clevertap_event', 'upload_clevertap_batch'],
      ...['find_lead', 'find_user', 'check_assistant', 'preview_decision'],
    ].sort(),
  );
});

test('Zapier’s own structural validation finds nothing', async () => {
  const { createAppHandler } = jest.requireActual('zapier-platform-core') as {
    createAppHandler(app: unknown): (event: object, context: object) => Promise<{ results: unknown }>;
  };
  const { results } = await createAppHandler(App)({ command: 'validate' }, {});
  expect(results).toEqual([]);
  expect(createAppTester(App)).toBeInstanceOf(Function);
});
