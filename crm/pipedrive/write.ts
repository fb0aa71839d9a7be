// One PATCH with what differs: the owner, and custom fields by key. Keys that are left out stay as they are, e-mails
// and phones above all, whose lists would be replaced. v2 converts nothing: an option or a user is a number. There is
// no conditional update. (pipedrive.md 3.2, 3.3)
import { RelayError } from '../../http';
import type { FieldKey, Lead, Patch, Written } from '../crm';
import { setUpMissing } from '../errors';
import type { Pipedrive } from './api';
import { moveDeal } from './deals';
import { forgetFields, type KnownFields } from './fields';
import { wireValue } from './values';

/** A person as it was read: what a write is compared with. */
export interface ReadPerson {
  lead: Lead;
  known: KnownFields;
}

/** One value that differs. */
interface Difference {
  /** As people know it. */
  name: string;
  /** The custom field's key; absent for the owner. */
  code?: string;
  wire: number | string | null;
}

export async function writePerson(pipedrive: Pipedrive, read: ReadPerson, patch: Patch): Promise<Written> {
  try {
    const changes = [...ownerChange(read, patch), ...fieldChanges(pipedrive, read, patch.fields ?? {})];
    if (changes.length > 0) await patchPerson(pipedrive, read.lead.id, changes);
    const deal = patch.stage ? await moveDeal(pipedrive, read.lead.id, patch.stage) : undefined;
    return {
      changed: [...changes.map(({ name }) => name), ...(deal?.changed ?? [])],
      warnings: [...ownerWarnings(read, patch), ...(deal?.warnings ?? [])],
      contactStatus: deal?.stage ?? '',
    };
  } catch (error) {
    // Somebody may have made the field by now: the next try looks anew.
    if (error instanceof RelayError && error.kind === 'Set-up missing') await forgetFields(pipedrive);
    throw error;
  }
}

function ownerChange({ lead }: ReadPerson, { ownerId }: Patch): Difference[] {
  if (!ownerId || ownerId === lead.ownerId) return [];
  return [{ name: 'owner_id', wire: Number(ownerId) }];
}

const ownerWarnings = ({ lead }: ReadPerson, { ownerId }: Patch): string[] =>
  ownerId === '' && lead.ownerId !== ''
    ? ['In Pipedrive every person has an owner, so the owner was left as it is.']
    : [];

function fieldChanges(
  pipedrive: Pipedrive,
  { lead, known }: ReadPerson,
  wanted: Partial<Record<FieldKey, string>>,
): Difference[] {
  refuseMissing(pipedrive, known, wanted);
  return pipedrive.fields.flatMap((spec) => {
    const [field, meant] = [known[spec.key], wanted[spec.key]];
    if (!field || meant === undefined) return [];
    const { text, wire } = wireValue(spec, field, meant);
    return text === lead.fields[spec.key] ? [] : [{ name: spec.name, code: field.code, wire }];
  });
}

function refuseMissing(
  pipedrive: Pipedrive,
  known: KnownFields,
  wanted: Partial<Record<FieldKey, string>>,
): void {
  const missing = pipedrive.fields.filter(({ key }) => wanted[key] && !known[key]);
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => `"${name}"`).join(', ');
  throw setUpMissing('Pipedrive', `The account has no person field ${names}.`);
}

async function patchPerson(pipedrive: Pipedrive, id: string, changes: readonly Difference[]): Promise<void> {
  const owner = changes.find(({ code }) => code === undefined);
  const custom = changes.flatMap(({ code, wire }) => (code === undefined ? [] : [[code, wire] as const]));
  const json = {
    ...(owner && { owner_id: owner.wire }),
    ...(custom.length > 0 && { custom_fields: Object.fromEntries(custom) }),
  };
  try {
    // The same values twice are the same record: a second try does no harm.
    await pipedrive.send({ method: 'PATCH', path: `/api/v2/persons/${id}`, json, repeatable: true });
  } catch (error) {
    const codes = custom.map(([code]) => code);
    throw namesOne(error, codes) ? setUpMissing('Pipedrive', error.parts.why, error) : error;
  }
}

/** A field or option that was removed since it was remembered: the refusal names the key. (pipedrive.md 1.5, 3.2) */
const namesOne = (error: unknown, codes: readonly string[]): error is RelayError =>
  error instanceof RelayError && error.status === 400 && codes.some((code) => error.parts.why.includes(code));
