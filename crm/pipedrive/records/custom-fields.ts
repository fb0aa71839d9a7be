// Fields of the account's own, by name: a text is converted to the type that the field has. (pipedrive.md 3.2)
import { isNotFound } from '../../../http';
import type { RecordField, RecordKind, StoredRecord, Unfit } from '../../records';
import { accountOf } from '../account';
import type { Pipedrive } from '../api';
import { type Definition, definitionAnew, definitionNamed } from './definitions';
import { userNamed } from './users';
import { type Converted, converted, numberIn } from './values';

/** What stands in a field, by its code. */
export const presentIn =
  (code: string) =>
  (record: StoredRecord | undefined): string =>
    record?.values[code] ?? '';

export async function customFieldOf(
  pipedrive: Pipedrive,
  kind: RecordKind,
  name: string,
): Promise<RecordField | undefined> {
  const definition = await definitionNamed(pipedrive, kind, name);
  return definition && asField(pipedrive, kind, definition);
}

export function asField(pipedrive: Pipedrive, kind: RecordKind, definition: Definition): RecordField {
  const { code, name, custom } = definition;
  const bodyOf = (wire: unknown) => (custom ? { custom: { [code]: wire } } : { native: { [code]: wire } });
  return {
    code,
    name,
    present: presentIn(code),
    value: async (meant) => {
      const value = await valueIn(pipedrive, kind, definition, meant);
      return 'problem' in value ? value : { text: value.text, body: bodyOf(value.wire) };
    },
    empty: bodyOf(null),
  };
}

async function valueIn(
  pipedrive: Pipedrive,
  kind: RecordKind,
  definition: Definition,
  meant: string,
): Promise<Converted | Unfit> {
  const { code, type, options } = definition;
  if (type === 'user') return userIn(pipedrive, definition, meant);
  const given = type === 'monetary' ? await withCurrency(pipedrive, meant) : meant;
  const value = converted(definition, given);
  // An option that somebody made a moment ago is looked for anew.
  const fresh = 'problem' in value && options.length > 0 && (await definitionAnew(pipedrive, kind, code));
  return fresh ? converted(fresh, given) : value;
}

/** Whoever is nobody, or has left, does not fit; the rest is written. */
const userIn = (pipedrive: Pipedrive, definition: Definition, ref: string): Promise<Converted | Unfit> =>
  userNamed(pipedrive, ref).then(
    ({ id }) => converted(definition, id),
    (error: unknown) => {
      if (isNotFound(error)) return { problem: `there is no active user "${ref}"` };
      throw error;
    },
  );

/** An amount without a currency is in that of the connection's user, as for a deal. */
async function withCurrency(pipedrive: Pipedrive, meant: string): Promise<string> {
  if (numberIn(meant) === undefined) return meant;
  const { default_currency } = await accountOf(pipedrive);
  return default_currency ? `${meant} ${default_currency}` : meant;
}
