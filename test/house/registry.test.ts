// The definition as Zapier reads it: registered, named, sampled.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createAppTester } from 'zapier-platform-core';
import App from '../../index';

const root = resolve(__dirname, '..', '..');

interface Operation {
  key: string;
  noun: string;
  display: { label: string; description: string };
  operation: {
    perform: unknown;
    sample: Record<string, unknown>;
    inputFields?: { key: string; label?: string; helpText?: string }[];
    outputFields?: { key: string; label?: string }[];
  };
}

const groups = {
  triggers: App.triggers,
  creates: App.creates,
  searches: App.searches,
} as unknown as Record<string, Record<string, Operation>>;

const all = Object.entries(groups).flatMap(([group, operations]) =>
  Object.values(operations).map((operation) => ({ group, key: operation.key, operation })),
);

const filesOf = (group: string) =>
  readdirSync(resolve(root, group))
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => name.replace('.ts', ''))
    .sort();

test.each(Object.keys(groups))('%s: one operation, one file, named like its key, registered', (group) => {
  const keys = Object.keys(groups[group] ?? {}).map((key) => key.replaceAll('_', '-'));
  expect(keys.sort()).toEqual(filesOf(group));
});

test('the public keys are those of the contract', () => {
  expect(all.map(({ key }) => key).sort()).toEqual(
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

describe.each(all)('$group/$key', ({ group, operation }) => {
  const { display, noun } = operation;
  const { sample, outputFields = [], inputFields = [] } = operation.operation;

  test('has a label, a noun and a description of the right form', () => {
    expect(display.label).toMatch(/^[A-Z][\w-]*( ([A-Z][\w-]*|to|of|by|on))*( \(Instant\))?$/);
    expect(noun.length).toBeGreaterThan(1);
    expect(display.description).toMatch(/\.$/);
    if (group === 'triggers') expect(display.description).toMatch(/^Triggers when /);
    if (group === 'creates') expect(display.description).toMatch(/^[A-Z][a-z]+s /);
    if (group === 'searches') expect(display.description).toMatch(/^Finds /);
  });

  test('has a sample with an id, and every sample value has a labelled output field', () => {
    expect(sample).toHaveProperty('id');
    const labelled = new Set(outputFields.map(({ key }) => key.split(/__|\[\]/)[0]));
    const structural = ['outcome', 'why'];
    const missing = Object.keys(sample).filter((key) => !labelled.has(key) && !structural.includes(key));
    expect(missing).toEqual([]);
    for (const { label } of outputFields) expect(label).toBeTruthy();
  });

  test('labels every input, and its help says something else', () => {
    for (const field of inputFields) {
      expect(field.label).toBeTruthy();
      expect(field.helpText).not.toBe(field.label);
    }
  });
});

test('Zapier’s own structural validation finds nothing', async () => {
  const { createAppHandler } = jest.requireActual('zapier-platform-core') as {
    createAppHandler(app: unknown): (event: object, context: object) => Promise<{ results: unknown }>;
  };
  const { results } = await createAppHandler(App)({ command: 'validate' }, {});
  expect(results).toEqual([]);
  expect(createAppTester(App)).toBeInstanceOf(Function);
});
