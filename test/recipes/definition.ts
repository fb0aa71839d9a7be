// The integration as somebody in the Zap editor meets it: operations by their keys, fields by their labels.
import { z } from 'zod';
import App from '../../index';
import { assistantClientId, clevertapAccount, pipedriveToken } from '../../sandbox';
import { inCall } from '../helpers/call';

const fieldSchema = z.looseObject({
  key: z.string(),
  label: z.string(),
  type: z.string().optional(),
  required: z.boolean().optional(),
  list: z.boolean().optional(),
  dict: z.boolean().optional(),
  choices: z.unknown().optional(),
});
export type Field = z.infer<typeof fieldSchema>;

type ComputeFields = (z: unknown, bundle: unknown) => unknown;
const entrySchema = z.union([z.custom<ComputeFields>((entry) => typeof entry === 'function'), fieldSchema]);
const operationSchema = z.looseObject({
  key: z.string(),
  display: z.looseObject({ label: z.string() }),
  operation: z.looseObject({
    inputFields: z.array(entrySchema).default([]),
    outputFields: z.array(entrySchema),
  }),
});
type Operation = z.infer<typeof operationSchema>;

const operations = z.record(z.string(), operationSchema);
const byKind = {
  trigger: operations.parse(App.triggers),
  create: operations.parse(App.creates),
  search: operations.parse(App.searches),
};
export type Kind = keyof typeof byKind;

const pairSchema = z.looseObject({ display: z.looseObject({ label: z.string() }) });
const pairs = Object.values(z.record(z.string(), pairSchema).parse(App.searchOrCreates));

export interface Found {
  kind: Kind;
  operation: Operation;
}

/** @throws Error where there is no such operation */
export function operationOf(key: string): Found {
  for (const kind of ['trigger', 'create', 'search'] as const) {
    const operation = byKind[kind][key];
    if (operation) return { kind, operation };
  }
  throw new Error(`There is no operation ${key}.`);
}

const all = Object.values(byKind).flatMap((some) => Object.values(some));
export const operationKeys: readonly string[] = all.map(({ key }) => key);
export const operationLabels: readonly string[] = [...all, ...pairs].map(({ display }) => display.label);
export const keysLabelled = (label: string) =>
  all.filter(({ display }) => display.label === label).map(({ key }) => key);

/** A connection in which every section is filled, so that no field is hidden. */
const authData = {
  crm: 'pipedrive',
  pipedrive_api_token: pipedriveToken,
  clevertap_account_id: clevertapAccount,
  assistant_client_id: assistantClientId,
};

/** The fields that the editor shows once these values are filled in. */
export const inputFields = (key: string, inputData: object = {}): Promise<Field[]> =>
  fieldsIn(operationOf(key).operation.operation.inputFields, inputData);

/** What the editor offers of the step to later ones once these values are filled in. */
export const outputFields = (key: string, inputData: object = {}): Promise<Field[]> =>
  fieldsIn(operationOf(key).operation.operation.outputFields, inputData);

async function fieldsIn(entries: readonly (Field | ComputeFields)[], inputData: object): Promise<Field[]> {
  const found: Field[] = [];
  for (const entry of entries)
    found.push(...(typeof entry === 'function' ? await computed(entry, inputData) : [entry]));
  return found;
}

async function computed(compute: ComputeFields, inputData: object): Promise<Field[]> {
  const given = await inCall(async (call) => compute(call.z, { ...call.bundle, authData, inputData }));
  return z.array(fieldSchema).parse(given);
}

/** The key under which a result of these outputs has what the editor calls this. @throws Error for none or several */
export function outputKey(outputs: readonly Field[], label: string): string {
  const called = outputs.filter((field) => field.label === label);
  const [only, second] = called;
  if (only && !second) return only.key;
  throw new Error(`${called.length} outputs are called "${label}".`);
}

const choicesSchema = z.union([
  z.array(z.string()).transform((values) => values.map((value) => ({ value, label: value }))),
  z.array(z.looseObject({ value: z.string(), label: z.string() })),
  z
    .record(z.string(), z.string())
    .transform((record) => Object.entries(record).map(([value, label]) => ({ value, label }))),
]);

/** What the dropdown of a field shows, with the values behind; undefined where it is no dropdown, or asks the CRM. */
export function choicesOf({ type, choices }: Field): readonly { value: string; label: string }[] | undefined {
  if (type === 'boolean')
    return [
      { value: 'true', label: 'True' },
      { value: 'false', label: 'False' },
    ];
  return choicesSchema.safeParse(choices).data;
}

/** All that the editor calls something in this operation: fields, results, and what dropdowns show. */
export async function wordsOf(key: string): Promise<string[]> {
  const inputs = await inputFields(key);
  const outputs = await outputFields(key);
  const shown = inputs.flatMap((field) => choicesOf(field)?.map(({ label }) => label) ?? []);
  return [...inputs, ...outputs].map(({ label }) => label).concat(shown);
}
