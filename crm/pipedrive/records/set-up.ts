// The organization fields that pushes need: made where the account lacks them, by name and never silently. Where the
// website is native nothing is made for it. (pipedrive.md 3.4, 3.11)
import type { SetUpReport } from '../../crm';
import type { CompanyField } from '../../records';
import { missingFieldStep, type SetUpStep, takeSteps } from '../../set-up';
import type { Pipedrive } from '../api';
import { toldByHand } from '../by-hand';
import { type Definition, forgetDefinitions, freshDefinitions } from './definitions';

/** The type that a new field gets, then those that would do as well. */
const wireTypes: Record<CompanyField['type'], readonly [string, ...string[]]> = {
  text: ['varchar', 'varchar_auto', 'text'],
  long_text: ['text'],
  number: ['double'],
};

/** As Pipedrive's own screens call them. */
const typeNames: Record<CompanyField['type'], string> = {
  text: 'Text',
  long_text: 'Large text',
  number: 'Numerical',
};

export async function setUpCompanies(
  pipedrive: Pipedrive,
  fields: readonly CompanyField[],
  request: { addFields: boolean; dryRun: boolean },
): Promise<SetUpReport> {
  const all = await freshDefinitions(pipedrive, 'company');
  const needed = fields.filter(({ optional }) => !optional);
  const steps = needed.map((field) => stepFor(pipedrive, all, field, request.addFields));
  const report = await takeSteps(steps, request.dryRun);
  await forgetDefinitions(pipedrive, 'company');
  return report;
}

function stepFor(
  pipedrive: Pipedrive,
  all: readonly Definition[],
  field: CompanyField,
  add: boolean,
): SetUpStep {
  const text = `organization field "${field.name}"`;
  if (field.key === 'website' && all.some(({ code }) => code === 'website'))
    return { done: 'unchanged', text: 'the built-in website of organizations' };
  const wanted = field.name.toLowerCase();
  const present = all.find(({ name, custom }) => custom && name.toLowerCase() === wanted);
  if (!present) return missingFieldStep(text, add, () => create(pipedrive, field));
  const fits = wireTypes[field.type].includes(present.type);
  const warning = `The ${text} has the type "${present.type}" where "${wireTypes[field.type][0]}" is needed: rename it and run this again.`;
  return { done: 'unchanged', text, warnings: fits ? [] : [warning] };
}

async function create(pipedrive: Pipedrive, field: CompanyField): Promise<void> {
  const json = { field_name: field.name, field_type: wireTypes[field.type][0] };
  const byHand = `Create the organization field "${field.name}" by hand (type: ${typeNames[field.type]}), then run this again.`;
  await pipedrive
    .send({ method: 'POST', path: '/api/v2/organizationFields', json })
    .catch(toldByHand(`the field "${field.name}"`, byHand));
}
