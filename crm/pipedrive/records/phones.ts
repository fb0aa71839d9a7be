// A contact's numbers are one list, and writing it replaces the list: a new number becomes the first, the others stay
// with their labels. (pipedrive.md 3.3)
import type { ContactEntry, RecordField } from '../../records';

/** Written in many ways: only a leading plus and the digits tell numbers apart. */
const digits = (phone: string) => phone.replace(/(?!^\+)\D/g, '');

const primaryOf = (phones: readonly ContactEntry[]) =>
  (phones.find(({ primary }) => primary) ?? phones[0])?.value ?? '';

export const phoneField: RecordField = {
  code: 'phones',
  name: 'phone',
  present: (record) => primaryOf(record?.phones ?? []),
  value: async (meant, record) => {
    const present = record?.phones ?? [];
    const text = meant.trim();
    if (present.some(({ value }) => digits(value) === digits(text)))
      return { text: primaryOf(present), body: {} };
    const others = present.map((entry) => ({ ...entry, primary: false }));
    return { text, body: { native: { phones: [{ value: text, primary: true, label: 'work' }, ...others] } } };
  },
  empty: {},
};
