// Saved filters, as data: every condition must hold (pipedrive.md 6).
import { z } from 'zod';
import type { Ledger } from '../core/ledger';
import { fieldNamed, withIds } from './by-name';
import type { Company, SavedFilter } from './company';
import { type Searchable, searchables } from './kinds';
import { addTime } from './present';
import { badRequest } from './refusals';
import { rfcTime } from './times';
import { type Json, read } from './values';

const operators = ['=', '!=', '<', '<=', '>', '>=', 'contains', 'empty', 'not empty'] as const;
const limit = 16; // conditions (pipedrive.md 6)

/** `field` is a record's key or a custom field's name; an option goes by its label, a user by the e-mail address. */
const conditionSchema = z.strictObject({
  field: z.string(),
  operator: z.enum(operators),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
});
export const filterSchema = z.strictObject({
  id: z.int().positive().optional(),
  name: z.string(),
  type: z.enum(['people', 'org', 'deals', 'leads']),
  conditions: z.array(conditionSchema).max(limit),
});
export type NewFilter = z.input<typeof filterSchema>;
type Condition = z.output<typeof conditionSchema>;

/** Saved by a person in Pipedrive; the API only reads filters here. */
export function saveFilter(company: Company, filter: NewFilter): SavedFilter {
  const { id = company.counters.filters.next(), name, type, conditions } = filterSchema.parse(filter);
  const kind = searchables.find(({ filterType }) => filterType === type);
  if (!kind) throw new Error(`There are no filters of ${type}.`);
  if (company.filters.has(id)) throw new Error(`Filter ${id} exists already.`);
  const holds = conditions.map((condition) => test(company, kind, condition));
  const matches = (ledger: Ledger) => holds.every((one) => one(ledger));
  const saved = { id, name, kind: kind.name, matches, addedAt: company.clock.now() };
  company.filters.set(id, saved);
  return saved;
}

/** An unknown filter, or one of another kind, is refused. */
export function filterOf({ filters }: Company, { name }: Searchable, id: number): SavedFilter {
  const filter = filters.get(id);
  if (filter?.kind !== name) throw badRequest(`Filter ${id} was not found`);
  return filter;
}

function test(company: Company, kind: Searchable, condition: Condition): (ledger: Ledger) => boolean {
  const { operator, value = null } = condition;
  const { key, wanted } = target(company, kind, condition.field, value);
  return (ledger) => {
    const held = heldIn(ledger, key);
    if (operator === 'empty') return held.length === 0;
    if (operator === 'not empty') return held.length > 0;
    if (operator === '!=') return !held.includes(wanted);
    return held.some((one) => compares[operator](one, wanted));
  };
}

/** Custom fields by name first, as people see them. */
function target(
  company: Company,
  kind: Searchable,
  name: string,
  value: Json,
): { key: string; wanted: Json } {
  const custom = company.fieldsOf(kind.fieldsOf).some((field) => field.custom && field.name === name);
  if (!custom) return { key: name, wanted: value };
  const field = fieldNamed(company, kind.fieldsOf, name);
  return { key: field.code, wanted: z.json().parse(withIds(company, field, value)) };
}

type Compare = (held: Json, wanted: Json) => boolean;
const compares: Readonly<Record<Exclude<Condition['operator'], 'empty' | 'not empty' | '!='>, Compare>> = {
  '=': (held, wanted) => held === wanted,
  '<': (held, wanted) => order(held, wanted) < 0,
  '<=': (held, wanted) => order(held, wanted) <= 0,
  '>': (held, wanted) => order(held, wanted) > 0,
  '>=': (held, wanted) => order(held, wanted) >= 0,
  contains: (held, wanted) => String(held).toLowerCase().includes(String(wanted).toLowerCase()),
};

/** Numbers with numbers, texts (and so moments and days) with texts; nothing else stands in an order. */
function order(held: Json, wanted: Json): number {
  if (typeof held === 'number' && typeof wanted === 'number') return held - wanted;
  if (typeof held !== 'string' || typeof wanted !== 'string') return Number.NaN;
  return held < wanted ? -1 : Number(held > wanted);
}

/** What a field holds, as single values: none where it is empty. */
function heldIn(ledger: Ledger, key: string): readonly Json[] {
  if (key === 'id') return [ledger.id === String(ledger.number) ? ledger.number : ledger.id];
  if (key === 'add_time') return [addTime(ledger)];
  if (key === 'update_time') return [rfcTime(ledger.stamp)];
  const value = read(ledger, key);
  return (Array.isArray(value) ? value : [value]).map(single).filter((one) => one !== null);
}

/** An address, an e-mail, a monetary value or a lead's value by its main part. */
function single(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if ('value' in value) return value.value ?? null;
  return 'amount' in value ? (value.amount ?? null) : null;
}
