// What a push wants to stand in a record: native fields by the keys of sync.yaml, the account's own by their names.
import { type RecordField, type RecordKind, RelayError, type StoredRecord } from '../crm';
import { type FieldPlan, policy } from '../engine';
import type { Sync } from './sync';

/** An empty text is a value that was mapped and is empty. */
export interface Wanted {
  field: RecordField;
  plan: FieldPlan;
  text: string;
  /** Written when the record is made, whatever the plan says: it could not be found again without. */
  essential?: boolean;
  /** What does not fit is said beside the main thing, and only this field is left out. */
  beside?: boolean;
}

export interface WantedFields {
  wanted: Wanted[];
  warnings: string[];
}

export interface Native {
  key: string;
  /** undefined: not asked for. */
  text: string | undefined;
  essential?: boolean;
  beside?: boolean;
}

/** @param record the one that is there; some values need not be looked up then */
export async function wantedNative(
  sync: Sync,
  kind: RecordKind,
  natives: readonly Native[],
): Promise<WantedFields> {
  const result: WantedFields = { wanted: [], warnings: [] };
  for (const { key, text, ...rest } of natives) {
    if (text === undefined) continue;
    const field = await sync.records.field(kind, key);
    if (field) result.wanted.push({ field, plan: planOf(kind, key), text, ...rest });
    else if (text !== '') result.warnings.push(noField(kind, nameOf(key)));
  }
  return result;
}

export function planOf(kind: RecordKind, key: string): FieldPlan {
  const plans: Readonly<Record<string, FieldPlan>> = policy.sync[kind].fields;
  return plans[key] ?? policy.sync[kind].custom;
}

const nameOf = (key: string) => policy.companyFields.find((field) => field.key === key)?.name ?? key;

export async function wantedCustom(
  sync: Sync,
  kind: RecordKind,
  custom: Readonly<Record<string, string>>,
): Promise<WantedFields> {
  const result: WantedFields = { wanted: [], warnings: [] };
  for (const [name, text] of Object.entries(custom)) {
    const field = await sync.records.customField(kind, name);
    if (field) result.wanted.push({ field, plan: customPlan(kind, name), text, beside: true });
    else result.warnings.push(noField(kind, name));
  }
  return result;
}

function customPlan(kind: RecordKind, name: string): FieldPlan {
  const wanted = name.trim().toLowerCase();
  const exception = Object.entries(policy.sync[kind].customFields).find(
    ([field]) => field.toLowerCase() === wanted,
  );
  return exception?.[1] ?? policy.sync[kind].custom;
}

const kindNames: Record<RecordKind, string> = { company: 'organization', contact: 'person', deal: 'deal' };

const noField = (kind: RecordKind, name: string) =>
  `Pipedrive has no ${kindNames[kind]} field "${name}", so its value was left out.`;

/** A field that has an input of its own is not filled by name as well: a company could not be found again. */
export function both(native: WantedFields, custom: WantedFields): WantedFields {
  const isTaken = ({ field }: Wanted) => native.wanted.some((one) => one.field.code === field.code);
  const twice = custom.wanted.filter(isTaken).map(({ field }) => filledTwice(field.name));
  return {
    wanted: [...native.wanted, ...custom.wanted.filter((one) => !isTaken(one))],
    warnings: [...native.warnings, ...custom.warnings, ...twice],
  };
}

const filledTwice = (name: string) =>
  `The field "${name}" is filled by an input of its own, so its value among the custom fields was left out.`;

/** @throws RelayError `Invalid input` for a value that does not fit into a field of the main thing */
export async function valueFor({ field, text, beside }: Wanted, record: StoredRecord | undefined) {
  const value = await field.value(text, record);
  if (!('problem' in value)) return { value };
  const problem = `The field "${field.name}" was left out: ${value.problem}.`;
  if (beside) return { problem };
  throw new RelayError('Invalid input', {
    what: `The value for "${field.name}" does not fit.`,
    why: `As for this field: ${value.problem}.`,
    todo: 'Map another value.',
  });
}
