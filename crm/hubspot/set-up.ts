// Creates what the portal lacks. An `options` array replaces the whole list, so each list is sent back as it was
// read a moment before, with ours appended. (hubspot.md 3.6, 6)
import { RelayError } from '../../http';
import type { FieldSpec, FieldType, SetUpReport } from '../crm';
import { matchOption } from '../options';
import { missingFieldStep, type SetUpRequest, type SetUpStep, takeSteps } from '../set-up';
import { type HubSpot, propertiesPath } from './api';
import { fetchProperties, findProperty, forgetProperties, type Property } from './properties';

const wireTypes: Record<FieldType, { type: string; fieldType: string }> = {
  text: { type: 'string', fieldType: 'text' },
  long_text: { type: 'string', fieldType: 'textarea' },
  options: { type: 'enumeration', fieldType: 'select' },
  datetime: { type: 'datetime', fieldType: 'date' },
  date: { type: 'date', fieldType: 'date' },
  // An owner's id as text: a deactivated owner must stay readable, and a user property might refuse one.
  user: { type: 'string', fieldType: 'text' },
};

export async function setUp(hubspot: HubSpot, request: SetUpRequest): Promise<SetUpReport> {
  const all = await fetchProperties(hubspot);
  const steps = [
    ...hubspot.fields.map((spec) => fieldStep(hubspot, all, spec, request.addFields)),
    statusStep(hubspot, all, request.statuses),
  ];
  const report = await takeSteps(steps, request.dryRun);
  await forgetProperties(hubspot);
  return report;
}

function fieldStep(hubspot: HubSpot, all: readonly Property[], spec: FieldSpec, add: boolean): SetUpStep {
  const property = findProperty(all, spec);
  if (property) return optionStep(hubspot, property, spec);
  return missingFieldStep(`field "${spec.label}"`, add, () => createProperty(hubspot, spec));
}

async function createProperty(hubspot: HubSpot, spec: FieldSpec): Promise<void> {
  const options = spec.options?.map((value, index) => asOption(value, index));
  const json = {
    name: spec.name,
    label: spec.label,
    groupName: 'contactinformation',
    description: 'Used by Lead Relay.',
    ...wireTypes[spec.type],
    ...(options && { options }),
  };
  try {
    await hubspot.send({ method: 'POST', path: propertiesPath, json });
  } catch (error) {
    // Another run made it first: that is what was wanted.
    if (!(error instanceof RelayError && error.status === 409)) throw error;
  }
}

const asOption = (value: string, displayOrder: number, label = value) => ({
  label,
  value,
  displayOrder,
  hidden: false,
});

function optionStep(hubspot: HubSpot, property: Property, spec: FieldSpec): SetUpStep {
  const text = `field "${spec.label}"`;
  if (property.type !== 'enumeration' || !spec.options) return { done: 'unchanged', text };
  const foreign = (property.options ?? []).filter(
    (option) => !matchOption(asOptions(spec.options ?? []), option.value),
  );
  const warnings = foreign.map(
    ({ label }) =>
      `The field "${spec.label}" has the option "${label}", which the rules do not know; it was left.`,
  );
  return { ...appendStep(hubspot, property, spec.options, text), warnings };
}

const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

function statusStep(hubspot: HubSpot, all: readonly Property[], statuses: readonly string[]): SetUpStep {
  const property = all.find(({ name }) => name === 'hs_lead_status');
  const text = 'lead statuses';
  if (!property)
    return { done: 'unchanged', text, warnings: ['HubSpot shows no property "Lead Status" to this key.'] };
  return appendStep(hubspot, property, statuses, text);
}

function appendStep(
  hubspot: HubSpot,
  property: Property,
  values: readonly string[],
  text: string,
): SetUpStep {
  const missing = values.filter((value) => matchOption(property.options ?? [], value) === undefined);
  if (missing.length === 0) return { done: 'unchanged', text };
  return {
    done: 'updated',
    text: `${text}: ${missing.map((value) => `option "${value}"`).join(', ')}`,
    apply: () => appendOptions(hubspot, property.name, missing),
  };
}

async function appendOptions(hubspot: HubSpot, name: string, missing: readonly string[]): Promise<void> {
  const property = (await fetchProperties(hubspot)).find((candidate) => candidate.name === name);
  const present = property?.options ?? [];
  const last = Math.max(-1, ...present.map(({ displayOrder }) => displayOrder ?? 0));
  const wanted = missing.filter((value) => matchOption(present, value) === undefined);
  const options = [
    ...present.map(({ label, value, displayOrder, hidden, description }, index) => ({
      label,
      value,
      displayOrder: displayOrder ?? index,
      hidden: hidden ?? false,
      ...(description !== undefined && { description }),
    })),
    ...wanted.map((value, index) => asOption(value, last + 1 + index, readable(value))),
  ];
  await hubspot.send({ method: 'PATCH', path: `${propertiesPath}/${name}`, json: { options } });
}

/** `QUALIFIED` is shown as "Qualified"; names that are not all capitals stay. */
function readable(value: string): string {
  if (value !== value.toUpperCase()) return value;
  return value
    .toLowerCase()
    .replace(/(^|_)([a-z])/g, (_, gap: string, letter: string) => (gap ? ' ' : '') + letter.toUpperCase());
}
