// One value on its way into a custom field: by the type that the account's field has. (pipedrive.md 3.2, 6)
import { RelayError } from '../../http';
import type { FieldSpec } from '../crm';
import { setUpMissing } from '../errors';
import { type KnownField, optionOf } from './fields';

export interface WireValue {
  /** As a reading of the field would tell it. */
  text: string;
  wire: number | string | null;
}

const longest: Readonly<Record<string, number>> = { varchar: 255, varchar_auto: 255, text: 65_000 };

/** @throws RelayError `Set-up missing` for an option that the field lacks, `Invalid input` for what it cannot hold */
export function wireValue(spec: FieldSpec, field: KnownField, meant: string): WireValue {
  if (meant === '') return { text: '', wire: null };
  if (field.type === 'enum') return optionValue(spec, field, meant);
  if (field.type === 'user') return userValue(spec, meant);
  if (field.type === 'date') return dateValue(spec, meant);
  const most = longest[field.type] ?? Number.POSITIVE_INFINITY;
  if (meant.length > most) throw unfit(spec, `Pipedrive holds at most ${most} characters there.`);
  return { text: meant, wire: meant };
}

function optionValue(spec: FieldSpec, field: KnownField, meant: string): WireValue {
  const option = optionOf(field, meant);
  if (option) return { text: option.label, wire: Number(option.id) };
  throw setUpMissing('Pipedrive', `The field "${spec.name}" has no option "${meant}".`);
}

function userValue(spec: FieldSpec, meant: string): WireValue {
  if (/^\d{1,15}$/.test(meant)) return { text: meant, wire: Number(meant) };
  throw unfit(spec, `"${meant}" is no id of a user.`);
}

function dateValue(spec: FieldSpec, meant: string): WireValue {
  const day = meant.slice(0, 10);
  if (/^\d{4}-\d\d-\d\d$/.test(day)) return { text: day, wire: day };
  throw unfit(spec, `"${meant}" is no date.`);
}

const unfit = (spec: FieldSpec, why: string) =>
  new RelayError('Invalid input', {
    what: `The value for "${spec.label}" does not fit.`,
    why,
    todo: 'Mend the value.',
  });
