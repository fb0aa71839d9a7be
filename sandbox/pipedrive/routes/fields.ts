// Field definitions and their options, v2 (pipedrive.md 3.11).
import { z } from 'zod';
import { type Answer, bodyOf, type Call, csvOf, ok, type Route, refuseUnknown } from '../call';
import type { Field } from '../entities';
import { addOptions, fieldName, makeField, newFieldSchema, optionLabel } from '../fields';
import { allKinds, type Kind } from '../kinds';
import { badRequest, forbidden, notAllowed, notFound, schemaViolation } from '../refusals';
import { slice } from './pipelines';

export const fieldRoutes: Route[] = allKinds.flatMap((kind) => {
  const base = `/api/v2/${kind.fieldsPath}`;
  const options = `${base}/:code/options`;
  return [
    { method: 'GET', pattern: base, cost: 10, run: (call) => list(call, kind) },
    { method: 'GET', pattern: `${base}/:code`, cost: 1, run: (call) => ok(wireField(fieldOf(call, kind))) },
    { method: 'POST', pattern: base, cost: 5, run: (call) => create(call, kind) },
    { method: 'PATCH', pattern: `${base}/:code`, cost: 5, run: (call) => update(call, kind) },
    { method: 'DELETE', pattern: `${base}/:code`, cost: 3, run: (call) => remove(call, kind) },
    { method: 'POST', pattern: options, cost: 5, run: (call) => postOptions(call, kind) },
    { method: 'PATCH', pattern: options, cost: 5, run: (call) => patchOptions(call, kind) },
    { method: 'DELETE', pattern: options, cost: 3, run: (call) => deleteOptions(call, kind) },
  ] satisfies Route[];
});

const extras = ['ui_visibility', 'important_fields', 'required_fields'];

function list(call: Call, kind: Kind): Answer {
  refuseUnknown(call, ['limit', 'cursor', 'include_fields']);
  const include = csvOf(call, 'include_fields');
  const unknown = include.filter((name) => !extras.includes(name));
  if (unknown.length > 0) throw schemaViolation([`include_fields: '${unknown.join(',')}' is not allowed`]);
  return slice(
    call,
    call.company.fieldsOf(kind.name).map((field) => wireField(field, include)),
  );
}

function fieldOf({ company, params }: Call, kind: Kind): Field {
  const field = company.fieldsOf(kind.name).find(({ code }) => code === params.code);
  if (!field) throw notFound('Field');
  return field;
}

/** Making fields needs the permission (pipedrive.md 3.11); what everybody has cannot be changed. */
function editable(call: Call, kind: Kind): Field {
  refuseUnprivileged(call);
  const field = fieldOf(call, kind);
  if (!field.custom) throw forbidden('System fields cannot be changed');
  return field;
}

function refuseUnprivileged({ user }: Call): void {
  if (!user.admin) throw forbidden('You do not have permission to do this');
}

function create(call: Call, kind: Kind): Answer {
  refuseUnprivileged(call);
  const body = bodyOf(call, newFieldSchema);
  if (body.description !== undefined && kind.name !== 'deals')
    throw schemaViolation([notAllowed('description')]); // deal fields only
  return ok(wireField(makeField(call.company, kind.name, body)));
}

/** Name and visibility only: type and key never change. */
const patchSchema = z.strictObject({
  field_name: fieldName.optional(),
  ui_visibility: z.record(z.string(), z.unknown()).optional(),
});

function update(call: Call, kind: Kind): Answer {
  const field = editable(call, kind);
  const { field_name } = bodyOf(call, patchSchema);
  field.name = field_name ?? field.name;
  return ok(wireField(field));
}

function remove(call: Call, kind: Kind): Answer {
  const field = editable(call, kind);
  field.removed = true;
  return ok({ field_code: field.code });
}

const optionId = z.int();

function postOptions(call: Call, kind: Kind): Answer {
  const field = editable(call, kind);
  const labels = bodyOf(call, z.array(z.strictObject({ label: optionLabel })).min(1));
  return ok(
    addOptions(
      call.company,
      field,
      labels.map(({ label }) => label),
    ),
  );
}

/** Atomic: one unknown id, and nothing is done. Answers the touched ones only. */
function patchOptions(call: Call, kind: Kind): Answer {
  const field = editable(call, kind);
  const changes = bodyOf(call, z.array(z.strictObject({ id: optionId, label: optionLabel })).min(1));
  const touched = changes.map(({ id, label }) => ({ option: optionOf(field, id), label }));
  for (const { option, label } of touched) option.label = label;
  return ok(touched.map(({ option }) => option));
}

function deleteOptions(call: Call, kind: Kind): Answer {
  const field = editable(call, kind);
  const gone = bodyOf(call, z.array(z.strictObject({ id: optionId })).min(1));
  const touched = gone.map(({ id }) => optionOf(field, id));
  field.options = (field.options ?? []).filter((option) => !touched.includes(option));
  return ok(touched);
}

function optionOf(field: Field, id: number) {
  const option = field.options?.find((one) => one.id === id);
  if (!option) throw badRequest(`Option ${id} does not exist`);
  return option;
}

function wireField(field: Field, include: readonly string[] = []): Record<string, unknown> {
  const { code, name, type, options, custom, description } = field;
  return {
    field_name: name,
    field_code: code,
    ...(description === undefined ? {} : { description }),
    field_type: type,
    options: options?.map((option) => ({ ...option })) ?? null,
    subfields: null,
    is_custom_field: custom,
    is_optional_response_field: false,
    ...(include.includes('ui_visibility')
      ? { ui_visibility: { add_visible_flag: true, details_visible_flag: true } }
      : {}),
    ...(include.includes('important_fields') ? { important_fields: { enabled: false, stage_ids: [] } } : {}),
    ...(include.includes('required_fields') ? { required_fields: { enabled: false } } : {}),
  };
}
