// Custom fields of leads: the deals' fields at top level, in v1 encoding (pipedrive.md 3.6). Kept as v2 has them.
import type { Ledger } from '../core/ledger';
import type { Company } from './company';
import { checkedValues } from './custom-values';
import type { Field } from './entities';
import { badRequest } from './refusals';
import { timezoneId } from './times';
import { decode, type Fields, type Json } from './values';

type Sent = Readonly<Record<string, unknown>>;
const customKey = /^([0-9a-f]{40})(?:_(\w+))?$/;

/** A body taken apart: what is native, and the custom fields as they are kept. Unknown hash keys are refused. */
export function splitLead(company: Company, body: Sent): { native: Sent; custom: Fields } {
  const keyed = Object.keys(body).map((key) => ({ key, code: customKey.exec(key)?.[1] }));
  const native = keyed.filter(({ code }) => code === undefined).map(({ key }) => [key, body[key]]);
  const codes = new Set(keyed.flatMap(({ code }) => code ?? []));
  const values: Record<string, unknown> = {};
  for (const code of codes) values[code] = composed(company, body, code);
  const { values: custom, problems } = checkedValues(company, 'deals', values);
  if (problems.length > 0) throw badRequest('Bad request', problems.join('; '));
  return { native: Object.fromEntries(native), custom };
}

/** The siblings a type is written with. A time, and the parts of an address, by write are unconfirmed: refused. */
const siblings: Readonly<Partial<Record<Field['type'], readonly string[]>>> = {
  monetary: ['currency'],
  daterange: ['until'],
  address: [],
};

function composed(company: Company, body: Sent, code: string): unknown {
  const type = company.fieldsOf('deals').find((field) => field.code === code)?.type;
  const parts = (type && siblings[type]) ?? [];
  for (const key of Object.keys(body))
    if (key.startsWith(`${code}_`) && !parts.includes(key.slice(code.length + 1)))
      throw badRequest('Bad request', `${key} is not allowed`);
  const main = body[code];
  if (main === undefined) throw badRequest('Bad request', `${code} is needed beside its parts`);
  if (main === null) return null;
  if (type === 'set') return typeof main === 'string' ? main.split(',').map(Number) : undefined;
  if (type === 'time' || type === 'timerange') return undefined;
  if (type === undefined || siblings[type] === undefined) return main;
  return { value: main, ...Object.fromEntries(parts.map((part) => [part, body[`${code}_${part}`]])) };
}

/** Only what is set: unset custom fields are absent from answers. */
export function leadCustom(company: Company, ledger: Ledger): Record<string, Json> {
  const fields = company.fieldsOf('deals').filter(({ custom }) => custom);
  return Object.assign({}, ...fields.map(({ code }) => spread(code, decode(ledger.values[code]))));
}

function spread(code: string, value: Json): Record<string, Json> {
  if (value === null) return {};
  if (Array.isArray(value)) return { [code]: value.join(',') };
  if (typeof value !== 'object' || !('value' in value)) return { [code]: value };
  const { value: main = null, timezone_name, ...parts } = value;
  const zone = typeof timezone_name === 'string' ? { timezone_id: timezoneId(timezone_name) } : {};
  const told = Object.entries({ ...parts, ...zone }).map(([part, text]) => [`${code}_${part}`, text]);
  return { [code]: main, ...Object.fromEntries(told) };
}
