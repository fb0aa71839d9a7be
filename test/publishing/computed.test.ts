// Fields that appear only where they matter.
import { z } from 'zod';
import assignLead from '../../creates/assign-lead';
import { type ComputeFields, type Field, isComputed } from '../../scripts/docs/fields';
import previewDecision from '../../searches/preview-decision';
import recordUpdated from '../../triggers/record-updated';
import { outputsOf } from './definition';

const computed = z.array(z.unknown()).transform((fields) => fields.filter(isComputed));

/** What the editor computes once this is filled in. */
function shown(
  { operation }: { operation: { inputFields?: unknown } },
  inputData: object,
  authData = {},
): Field[] {
  const functions: ComputeFields[] = computed.parse(operation.inputFields);
  return functions.flatMap((compute) => compute({}, { inputData, authData }));
}
const keys = (fields: readonly Field[]) =>
  fields.map(({ key, required }) => `${key}${required ? ' (needed)' : ''}`);

test.each([
  ['deal', true],
  [undefined, true],
  ['person', false],
  ['organization', false],
])('a Zap on records of type %s may fire on a new stage: %s', (record_type, may) => {
  const [fireOn] = shown(recordUpdated, { record_type });
  expect(Object.keys(Object(fireOn?.choices)).includes('stage_changed')).toBe(may);
});

test.each([
  ['reassignment', ['assistant (needed)', 'allow_reassignment']],
  ['schedule', ['assistant']],
  ['state', ['state (needed)']],
  ['hand-back', ['state (needed)']],
  [undefined, ['assistant', 'state', 'allow_reassignment']],
])('the question %s of Preview Decision asks for %j', (question, fields) => {
  expect(keys(shown(previewDecision, { question }))).toEqual(fields);
});

test('the assistant’s service is asked about only where it is connected', () => {
  expect(shown(assignLead, {}, { crm: 'hubspot' })).toEqual([]);
  expect(keys(shown(assignLead, {}, { assistant_client_id: 'x' }))).toEqual(['require_assistant_service']);
  // A step that asks for it all the same must be able to stop asking.
  const asking = { require_assistant_service: 'true' };
  expect(keys(shown(assignLead, asking, { crm: 'hubspot' }))).toEqual(['require_assistant_service']);
});

const keysOf = async (kind: 'triggers' | 'searches', key: string, inputData: object) =>
  (await outputsOf({ kind, key }, inputData)).map((field) => field.key);

test.each([
  ['deal', { stage: true, email: false, website: false }],
  ['person', { stage: false, email: true, website: false }],
  ['organization', { stage: false, email: false, website: true }],
  [undefined, { stage: true, email: true, website: true }],
])('records of type %s offer later steps their own fields', async (record_type, expected) => {
  const changed = await keysOf('triggers', 'record_updated', { record_type });
  const listed = await keysOf('searches', 'list_records', { record_type });
  for (const [key, shown] of Object.entries(expected)) {
    expect([key, changed.includes(key)]).toEqual([key, shown]);
    expect([key, listed.includes(`records[]${key}`)]).toEqual([key, shown]);
  }
});

test.each([
  ['reassignment', ['decision', 'note']],
  ['schedule', ['schedule']],
  ['state', ['connection_status', 'contact_status', 'stage', 'allowed']],
  ['hand-back', ['decision', 'note', 'to']],
])('the question %s of Preview Decision offers what the rules say to it', async (question, expected) => {
  const shown = await keysOf('searches', 'preview_decision', { question });
  const said = shown.filter((key) => key.startsWith('outcome__'));
  expect(said).toEqual(expected.map((key) => `outcome__${key}`));
});
