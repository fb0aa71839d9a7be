// Some fields, inputs and outputs, are computed from what is connected and filled in already.

export interface Field {
  key: string;
  label?: string | undefined;
  type?: string | undefined;
  required?: boolean | undefined;
  list?: boolean | undefined;
  dict?: boolean | undefined;
  helpText?: string | undefined;
  choices?: unknown;
  default?: string | undefined;
  children?: readonly Field[] | undefined;
}

export type ComputeFields = (z: unknown, bundle: unknown) => readonly Field[];
type ComputeOutputs = (z: unknown, bundle: unknown) => Promise<readonly Field[]>;
export type InputField = Field | ComputeFields;
export type OutputField = Field | ComputeOutputs;

export const isComputed = (field: unknown): field is ComputeFields => typeof field === 'function';

/** A connection in which every section is filled. */
const everything = { crm: 'pipedrive', assistant_client_id: 'any' };

/** Every input that can appear: all is connected, and nothing that would hide one is chosen yet. */
export const allInputs = (fields: readonly InputField[] = []): Field[] =>
  fields.flatMap((field) =>
    isComputed(field) ? field({}, { authData: everything, inputData: {} }) : [field],
  );

/** Every output that can appear, or those that do once this is filled in. */
export async function allOutputs(
  fields: readonly OutputField[] = [],
  inputData: object = {},
): Promise<Field[]> {
  const bundle = { authData: everything, inputData };
  const all = await Promise.all(
    fields.map((field) => (typeof field === 'function' ? field({}, bundle) : [field])),
  );
  return all.flat();
}
