// The definition as Zapier's checks read it: what the `definition` command answers, and beside it the fields that are
// computed. The checks and their codes: zapier-platform.md 5.2.
import * as core from 'zapier-platform-core';
import { z } from 'zod';
import App from '../../index';
import {
  allInputs,
  allOutputs,
  type ComputeFields,
  isComputed,
  type OutputField,
} from '../../scripts/docs/fields';

const leaf = z.looseObject({
  key: z.string(),
  label: z.string().optional(),
  type: z.string().optional(),
  required: z.boolean().optional(),
  list: z.boolean().optional(),
  dict: z.boolean().optional(),
  helpText: z.string().optional(),
  placeholder: z.string().optional(),
  default: z.string().optional(),
  dynamic: z.string().optional(),
  search: z.string().optional(),
  group: z.string().optional(),
  inputFormat: z.string().optional(),
  choices: z.unknown().optional(),
});
/** As Zapier's schema has fields, as far as the checks look at them. */
const field = leaf.extend({ children: z.array(leaf).optional() });
export type Field = z.infer<typeof field>;

const operation = z.looseObject({
  key: z.string(),
  noun: z.string(),
  display: z.looseObject({
    label: z.string(),
    description: z.string(),
    directions: z.string().optional(),
    hidden: z.boolean().optional(),
  }),
  operation: z.looseObject({
    type: z.string().optional(),
    inputFields: z.array(z.unknown()),
    inputFieldGroups: z.array(z.looseObject({ key: z.string(), label: z.string().optional() })).optional(),
    outputFields: z.array(z.unknown()),
    sample: z.record(z.string(), z.unknown()),
  }),
});
export type Operation = z.infer<typeof operation>;

const definitionSchema = z.looseObject({
  platformVersion: z.string(),
  flags: z.looseObject({ cleanInputData: z.boolean().optional() }),
  authentication: z.looseObject({
    type: z.string(),
    connectionLabel: z.string(),
    fields: z.array(field),
  }),
  triggers: z.record(z.string(), operation),
  creates: z.record(z.string(), operation),
  searches: z.record(z.string(), operation),
  searchOrCreates: z.record(
    z.string(),
    z.looseObject({
      key: z.string(),
      display: z.looseObject({ label: z.string(), description: z.string() }),
      search: z.string(),
      create: z.string(),
    }),
  ),
});
export type Definition = z.infer<typeof definitionSchema>;

type CreateHandler = (app: unknown) => (event: object, context: object) => Promise<{ results: unknown }>;
const isFunction = (value: unknown) => typeof value === 'function';
/** There at run time, and absent from the types. */
const { createAppHandler } = z
  .looseObject({ createAppHandler: z.custom<CreateHandler>(isFunction) })
  .parse(core);

export async function readDefinition(): Promise<Definition> {
  const { results } = await createAppHandler(App)({ command: 'definition' }, {});
  return definitionSchema.parse(results);
}

const operations = { triggers: App.triggers, creates: App.creates, searches: App.searches };
const kinds = ['triggers', 'creates', 'searches'] as const;
export type Kind = (typeof kinds)[number];

export interface Entry {
  kind: Kind;
  key: string;
}

/** For test.each: the operations by kind and key. */
export const entries: readonly Entry[] = kinds.flatMap((kind) =>
  Object.keys(operations[kind] ?? {}).map((key) => ({ kind, key })),
);
export const of = (...wanted: Kind[]) => entries.filter(({ kind }) => wanted.includes(kind));

const withComputed = z.looseObject({
  operation: z.looseObject({
    inputFields: z.array(z.union([z.custom<ComputeFields>(isComputed), field])),
    outputFields: z.array(z.union([z.custom<Exclude<OutputField, object>>(isComputed), field])),
  }),
});

function computedOf({ kind, key }: Entry) {
  const found = z.record(z.string(), withComputed).parse(operations[kind])[key];
  if (found) return found.operation;
  throw new Error(`There is no ${kind} ${key}.`);
}

/** Every input that an operation can show, computed ones and those of line items included. */
export function inputsOf(entry: Entry): Field[] {
  const all = z.array(field).parse(allInputs(computedOf(entry).inputFields));
  return all.flatMap((one) => [one, ...(one.children ?? [])]);
}

/** Every output that an operation can show, or those that it shows once this is filled in. */
export const outputsOf = async (
  entry: Pick<Entry, 'kind' | 'key'>,
  inputData: object = {},
): Promise<Field[]> => z.array(field).parse(await allOutputs(computedOf(entry).outputFields, inputData));

export function operationOf(definition: Definition, { kind, key }: Entry): Operation {
  const found = definition[kind][key];
  if (found) return found;
  throw new Error(`The definition has no ${kind} ${key}.`);
}

/** Whether a dropdown asks the CRM for what it shows. */
export const asksForChoices = ({ choices, dynamic }: Field): boolean =>
  dynamic !== undefined || (typeof choices === 'object' && choices !== null && 'perform' in choices);

/** Every text that is read by somebody in the editor. */
export function textsOf(definition: Definition): string[] {
  const operations = entries.map((entry) => operationOf(definition, entry));
  const inputs = [...definition.authentication.fields, ...entries.flatMap(inputsOf)];
  return [
    ...operations.flatMap(({ display }) => [display.description, display.directions ?? '']),
    ...Object.values(definition.searchOrCreates).map(({ display }) => display.description),
    ...inputs.map(({ helpText }) => helpText ?? ''),
  ].filter((text) => text !== '');
}
