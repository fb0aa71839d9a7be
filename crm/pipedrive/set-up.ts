// Creates what the account lacks of fields and options; nothing is removed, and stages are only looked at: they are
// the company's way of selling. (pipedrive.md 3.10, 3.11)
import type { FieldSpec, FieldType, SetUpReport } from '../crm';
import { matchOption } from '../options';
import { missingFieldStep, type SetUpRequest, type SetUpStep, takeSteps } from '../set-up';
import type { Pipedrive } from './api';
import { toldByHand } from './by-hand';
import { fetchFields, findField, forgetFields, type WireField } from './fields';
import { freshStages, isNamed } from './stages';

/** The type that a new field gets, then those that would do as well. There is no moment: it is text. */
const wireTypes: Record<FieldType, readonly [string, ...string[]]> = {
  text: ['varchar', 'varchar_auto', 'text'],
  long_text: ['text'],
  options: ['enum', 'varchar', 'varchar_auto', 'text'],
  datetime: ['varchar', 'varchar_auto', 'text'],
  date: ['date', 'varchar', 'varchar_auto', 'text'],
  user: ['user', 'varchar', 'varchar_auto', 'text'],
};

export async function setUp(pipedrive: Pipedrive, request: SetUpRequest): Promise<SetUpReport> {
  const all = await fetchFields(pipedrive);
  const warnings = await stageWarnings(pipedrive, request.statuses);
  const steps = pipedrive.fields.map((spec) => fieldStep(pipedrive, all, spec, request.addFields));
  const report = await takeSteps(steps, request.dryRun);
  await forgetFields(pipedrive);
  return { ...report, warnings: [...warnings, ...report.warnings] };
}

function fieldStep(
  pipedrive: Pipedrive,
  all: readonly WireField[],
  spec: FieldSpec,
  add: boolean,
): SetUpStep {
  const field = findField(all, spec);
  if (field) return presentStep(pipedrive, field, spec);
  return missingFieldStep(`field "${spec.name}"`, add, () => createField(pipedrive, spec));
}

async function createField(pipedrive: Pipedrive, spec: FieldSpec): Promise<void> {
  const json = {
    field_name: spec.name,
    field_type: wireTypes[spec.type][0],
    ...(spec.options && { options: spec.options.map(asLabel) }),
  };
  const byHand = `Create the person field "${spec.name}" by hand (type: ${typeNames[spec.type]}), then run this again.`;
  await pipedrive
    .send({ method: 'POST', path: '/api/v2/personFields', json })
    .catch(toldByHand(`the field "${spec.name}"`, byHand));
}

const asLabel = (label: string) => ({ label });

/** As Pipedrive's own screens call them. */
const typeNames: Record<FieldType, string> = {
  text: 'Text',
  long_text: 'Large text',
  options: 'Single option',
  datetime: 'Text',
  date: 'Date',
  user: 'User',
};

function presentStep(pipedrive: Pipedrive, field: WireField, spec: FieldSpec): SetUpStep {
  const text = `field "${spec.name}"`;
  const warnings = typeWarnings(field, spec);
  if (field.field_type !== 'enum' || !spec.options) return { done: 'unchanged', text, warnings };
  const missing = missingFrom(labelsOf(field), spec.options);
  const known = { warnings: [...warnings, ...foreignWarnings(field, spec, spec.options)] };
  if (missing.length === 0) return { done: 'unchanged', text, ...known };
  const named = missing.map((label) => `option "${label}"`).join(', ');
  const apply = () => addOptions(pipedrive, field, missing);
  return { done: 'updated', text: `${text}: ${named}`, apply, ...known };
}

async function addOptions(pipedrive: Pipedrive, field: WireField, labels: readonly string[]): Promise<void> {
  const path = `/api/v2/personFields/${field.field_code}/options`;
  const what = `options of the field "${field.field_name}"`;
  const byHand = `Add the options ${labels.map((label) => `"${label}"`).join(', ')} by hand.`;
  await pipedrive.send({ method: 'POST', path, json: labels.map(asLabel) }).catch(toldByHand(what, byHand));
}

function typeWarnings(field: WireField, spec: FieldSpec): string[] {
  if (wireTypes[spec.type].includes(field.field_type)) return [];
  return [
    `The field "${spec.name}" has the type "${field.field_type}" where the relay needs "${wireTypes[spec.type][0]}": rename it and run this again.`,
  ];
}

const foreignWarnings = (field: WireField, spec: FieldSpec, options: readonly string[]): string[] =>
  missingFrom(options, labelsOf(field)).map(
    (label) =>
      `The field "${spec.name}" has the option "${label}", which the rules do not know; it was left.`,
  );

const labelsOf = (field: WireField): string[] => (field.options ?? []).map(({ label }) => label);

const missingFrom = (present: readonly string[], wanted: readonly string[]): string[] => {
  const options = present.map((label) => ({ value: label, label }));
  return wanted.filter((label) => matchOption(options, label) === undefined);
};

async function stageWarnings(pipedrive: Pipedrive, names: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(names.filter((name) => name !== ''))];
  if (wanted.length === 0) return [];
  const stages = await freshStages(pipedrive);
  return wanted
    .filter((name) => !stages.some(isNamed(name)))
    .map((name) => `No pipeline has a stage "${name}", so no deal will be moved there.`);
}
