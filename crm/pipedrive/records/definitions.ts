// The account's own fields of a kind: known by name to people and by key to the API, remembered for ten minutes.
// (pipedrive.md 3.2, 3.11)
import { array, boolean, looseObject, nullish, number, object, string, union } from 'zod/mini';
import type { RecordKind } from '../../records';
import type { Pipedrive } from '../api';
import { oncePer } from '../once';
import { pagesOf } from '../pages';
import { kinds } from './kinds';

const wireField = looseObject({
  field_name: string(),
  field_code: string(),
  field_type: string(),
  options: nullish(array(looseObject({ id: union([number(), string()]), label: string() }))),
  is_custom_field: nullish(boolean()),
});
const kept = array(
  object({
    code: string(),
    name: string(),
    type: string(),
    custom: boolean(),
    options: array(object({ id: string(), label: string() })),
  }),
);

export interface Definition {
  code: string;
  name: string;
  type: string;
  custom: boolean;
  options: { id: string; label: string }[];
}

const memoryKey = (kind: RecordKind) => `definitions:${kind}`;

export async function definitionsOf(pipedrive: Pipedrive, kind: RecordKind): Promise<Definition[]> {
  return (await pipedrive.memory.get(memoryKey(kind), kept)) ?? (await readAnew[kind](pipedrive));
}

export async function freshDefinitions(pipedrive: Pipedrive, kind: RecordKind): Promise<Definition[]> {
  const path = `/api/v2/${kinds[kind].fieldsPath}?limit=500`;
  const fields = await pagesOf(pipedrive, path, array(wireField));
  const definitions = fields.map((field) => ({
    code: field.field_code,
    name: field.field_name,
    type: field.field_type,
    custom: field.is_custom_field === true,
    options: (field.options ?? []).map(({ id, label }) => ({ id: String(id), label })),
  }));
  await pipedrive.memory.set(memoryKey(kind), definitions, 600);
  return definitions;
}

/** Within a call the list is read anew at most once, however many names are unknown. */
const anew = (kind: RecordKind) => oncePer((pipedrive: Pipedrive) => freshDefinitions(pipedrive, kind));
const readAnew = { company: anew('company'), contact: anew('contact'), deal: anew('deal') };

export const forgetDefinitions = (pipedrive: Pipedrive, kind: RecordKind) =>
  pipedrive.memory.forget(memoryKey(kind));

/** Where the account has the company-data feature these are native; elsewhere they do not exist. (pipedrive.md 3.4) */
const nativeByName = ['website', 'linkedin', 'industry', 'annual_revenue', 'employee_count'];

/**
 * By name, ignoring case: a custom field, else one of the company data. Names are not unique: the first is taken.
 * A field that somebody made a moment ago is looked for anew.
 */
export async function definitionNamed(
  pipedrive: Pipedrive,
  kind: RecordKind,
  name: string,
): Promise<Definition | undefined> {
  const wanted = name.trim().toLowerCase();
  const among = (all: readonly Definition[]) => {
    const named = all.filter((definition) => definition.name.trim().toLowerCase() === wanted);
    return named.find(({ custom }) => custom) ?? named.find(({ code }) => nativeByName.includes(code));
  };
  return among(await definitionsOf(pipedrive, kind)) ?? among(await readAnew[kind](pipedrive));
}

export async function definitionCoded(
  pipedrive: Pipedrive,
  kind: RecordKind,
  code: string,
): Promise<Definition | undefined> {
  return (await definitionsOf(pipedrive, kind)).find((definition) => definition.code === code);
}

/** As it stands now; undefined where it is gone. */
export async function definitionAnew(
  pipedrive: Pipedrive,
  kind: RecordKind,
  code: string,
): Promise<Definition | undefined> {
  return (await readAnew[kind](pipedrive)).find((definition) => definition.code === code);
}
