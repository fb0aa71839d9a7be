// The fields of a record that can be written: what stands in them, and how a text gets in.
import { RelayError } from '../../../http';
import type { CompanyField, RecordField, RecordKind, Unfit, Value } from '../../records';
import type { Pipedrive } from '../api';
import { asField, customFieldOf, presentIn } from './custom-fields';
import { type Definition, definitionCoded, definitionNamed } from './definitions';
import { phoneField } from './phones';
import { stageField } from './stages';
import { userNamed } from './users';
import { dayIn, numberIn } from './values';

type Maker = (pipedrive: Pipedrive) => RecordField;

/** A native field whose text is sent as it is, or turned into what the API wants. */
const native =
  (code: string, name: string, wireOf: (text: string) => Value | Unfit): Maker =>
  () => ({
    code,
    name,
    present: presentIn(code),
    value: async (text) => wireOf(text),
    empty: { native: { [code]: null } },
  });

const text =
  (code: string, most = 255) =>
  (meant: string): Value | Unfit =>
    meant.length > most
      ? { problem: `it holds at most ${most} characters` }
      : { text: meant, body: { native: { [code]: meant } } };

const address = (meant: string): Value => ({ text: meant, body: { native: { address: { value: meant } } } });

/** Another record, by its id; resolved before. */
const link =
  (code: string) =>
  (id: string): Value => ({ text: id, body: { native: { [code]: Number(id) } } });

const day =
  (code: string) =>
  (meant: string): Value | Unfit => {
    const date = dayIn(meant);
    return date
      ? { text: date, body: { native: { [code]: date } } }
      : { problem: `"${meant}" is no date, such as 2026-03-02` };
  };

const status = (meant: string): Value | Unfit => {
  const wanted = meant.trim().toLowerCase();
  return ['open', 'won', 'lost'].includes(wanted)
    ? { text: wanted, body: { native: { status: wanted } } }
    : { problem: `"${meant}" is no status; it can be open, won or lost` };
};

const owner: Maker = (pipedrive) => ({
  code: 'owner_id',
  name: 'owner',
  present: presentIn('owner_id'),
  value: async (ref) => link('owner_id')((await userNamed(pipedrive, ref)).id),
  empty: {},
});

/** An e-mail is the key by which a contact is found: it is written when the contact is made. */
const email: Maker = () => ({
  code: 'emails',
  name: 'email',
  present: (record) => record?.emails.find(({ primary }) => primary)?.value ?? record?.emails[0]?.value ?? '',
  value: async (meant) => ({ text: meant, body: { native: { emails: [{ value: meant, primary: true }] } } }),
  empty: {},
});

/** `1200 EUR`, or `1200`: then in the deal's currency, else in that of the connection's user. */
const money: Maker = () => ({
  code: 'value',
  name: 'value',
  present: (record) => (record ? `${record.values.value ?? ''} ${record.values.currency ?? ''}`.trim() : ''),
  value: async (meant, record) => {
    const [amount = '', currency = ''] = meant.trim().split(/\s+/);
    const value = numberIn(amount);
    if (value === undefined) return { problem: `"${meant}" is no amount, such as 1200` };
    const code = currency.toUpperCase() || (record?.values.currency ?? '');
    const native = { value, ...(currency && { currency: code }) };
    return { text: `${value} ${code}`.trim(), body: { native } };
  },
  empty: { native: { value: 0 } },
});

const makers: Record<RecordKind, Readonly<Record<string, Maker>>> = {
  company: {
    name: native('name', 'name', text('name')),
    address: native('address', 'address', address),
    owner,
  },
  contact: {
    name: native('name', 'name', text('name')),
    email,
    phone: () => phoneField,
    company: native('org_id', 'organization', link('org_id')),
    owner,
  },
  deal: {
    title: native('title', 'title', text('title')),
    value: money,
    stage: (pipedrive) => stageField(pipedrive),
    status: native('status', 'status', status),
    expected_close_date: native('expected_close_date', 'expected close date', day('expected_close_date')),
    company: native('org_id', 'organization', link('org_id')),
    contact: native('person_id', 'person', link('person_id')),
    owner,
  },
};

export async function fieldOf(
  pipedrive: Pipedrive,
  companyFields: readonly CompanyField[],
  kind: RecordKind,
  key: string,
): Promise<RecordField | undefined> {
  const maker = makers[kind][key];
  if (maker) return maker(pipedrive);
  if (kind !== 'company') return undefined;
  if (key === 'website') return websiteFieldOf(pipedrive, companyFields);
  const named = companyFields.find((field) => field.key === key);
  return named && customFieldOf(pipedrive, kind, named.name);
}

async function websiteFieldOf(
  pipedrive: Pipedrive,
  companyFields: readonly CompanyField[],
): Promise<RecordField | undefined> {
  const definition = await websiteDefinition(pipedrive, companyFields);
  if (!definition) return undefined;
  const { code, name, custom } = definition;
  // What type the built-in one is called by is not documented; it holds text. (pipedrive.md 3.4)
  return custom ? asField(pipedrive, 'company', definition) : native(code, name, text(code))(pipedrive);
}

/** Native where the account has the company-data feature, else the custom field that fields.yaml names. */
export async function websiteDefinition(
  pipedrive: Pipedrive,
  companyFields: readonly CompanyField[],
): Promise<Definition | undefined> {
  const named = companyFields.find(({ key }) => key === 'website');
  const built = await definitionCoded(pipedrive, 'company', 'website');
  return built ?? (named && definitionNamed(pipedrive, 'company', named.name));
}

export const noWebsiteField = (name: string): RelayError =>
  new RelayError('Set-up missing', {
    what: 'Pipedrive has no place for a company’s web address.',
    why: `Organizations have neither the built-in website nor a field "${name}".`,
    todo: 'Run the action Set Up CRM once with this connection, then try again.',
  });
