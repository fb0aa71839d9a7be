// CleverTap's own properties of a profile: one bad value makes it refuse the whole record. (clevertap.md 4)
import { RelayError } from '../../http';
import { checkLength } from './limits';
import { isoDaySeconds } from './moments';
import { dateValue, isPlain, type PlainValue } from './values';

interface Reserved {
  /** The value as CleverTap takes it, or undefined for a bad one. */
  read(text: string): PlainValue | undefined;
  form: string;
}

/** Words by what they stand for, whatever their capitals. */
const words =
  <T extends PlainValue>(table: Readonly<Record<string, T>>) =>
  (text: string): T | undefined =>
    Object.hasOwn(table, text.toLowerCase()) ? table[text.toLowerCase()] : undefined;

const matching = (form: RegExp) => (text: string) => (form.test(text) ? text : undefined);

const yesOrNo: Reserved = {
  read: words({ y: 'Y', yes: 'Y', true: 'Y', n: 'N', no: 'N', false: 'N' }),
  form: 'Y or N',
};

const reserved: Readonly<Record<string, Reserved>> = {
  Name: { read: (text) => text, form: 'a text' },
  Email: { read: matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/), form: 'an email address' },
  Phone: { read: phone, form: '+ and the country code, then digits, such as +442079460000' },
  Gender: { read: words({ m: 'M', male: 'M', f: 'F', female: 'F' }), form: 'M or F' },
  Employed: yesOrNo,
  Married: yesOrNo,
  Education: {
    read: words({ school: 'School', college: 'College', graduate: 'Graduate' }),
    form: 'School, College or Graduate',
  },
  Age: { read: matching(/^\d+$/), form: 'a number' },
  DOB: { read: birthday, form: 'a date such as 1990-05-21' },
};

const permission: Reserved = { read: words({ true: true, false: false }), form: 'true or false' };

function phone(text: string): string | undefined {
  return matching(/^\+[1-9]\d{6,14}$/)(text.replace(/[\s()[\]\u2010\u2011\u2013\u2014-]/g, ''));
}

function birthday(text: string): string | undefined {
  const seconds = isoDaySeconds(text);
  return seconds === undefined ? matching(/^\$D_-?\d+$/)(text) : dateValue(seconds);
}

/** How CleverTap reads a property, or undefined for one of the account's own. */
function reservedFor(key: string): Reserved | undefined {
  if (key.startsWith('MSG-')) return permission;
  return Object.hasOwn(reserved, key) ? reserved[key] : undefined;
}

export const isReserved = (key: string): boolean => reservedFor(key) !== undefined;

/** @throws RelayError `Invalid input` for a value that CleverTap would refuse */
export function reservedValue(key: string, value: unknown): PlainValue {
  const rule = reservedFor(key);
  const read = isPlain(value) ? rule?.read(String(value).trim()) : undefined;
  if (read === undefined) throw bad(key, value, rule?.form ?? 'a text');
  if (typeof read === 'string') checkLength(key, read);
  // A number of JSON stays one.
  return typeof value === 'number' && key === 'Age' ? value : read;
}

const bad = (key: string, value: unknown, form: string) =>
  new RelayError('Invalid input', {
    what: `"${(isPlain(value) ? String(value) : JSON.stringify(value)).slice(0, 60)}" cannot be the value of ${key}.`,
    why: `CleverTap wants ${form}, and refuses the whole profile otherwise.`,
    todo: 'Correct it, or leave it out.',
  });
