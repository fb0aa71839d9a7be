// What CleverTap's codes mean to the person who reads them. (clevertap.md 6)

const meanings: Readonly<Record<number, string>> = {
  509: 'the event name is missing',
  512: 'the event is not built as CleverTap wants it',
  513: 'the event name is one of CleverTap’s own',
  514: 'Gender is not valid',
  515: 'Email is not valid',
  516: 'Phone is not valid',
  517: 'Employed is not valid',
  518: 'Education is not valid',
  519: 'Married is not valid',
  520: 'Age is not valid',
  522: 'the event has more properties than the account allows',
  523: 'the identity is missing',
  524: 'it is neither an event nor a profile',
  525: 'the moment is not valid',
  526: 'the object ID is not valid',
  528: 'the event was discarded in the CleverTap dashboard',
  555: 'CleverTap had a problem of its own',
};

/** The one code that a second try can mend. */
export const ownProblem = 555;

/** `code 515: Email is not valid`. */
export function meaningOf(code: number | null): string {
  if (code === null) return 'without a code';
  const meaning = meanings[code];
  return meaning ? `code ${code}: ${meaning}` : `code ${code}`;
}

/** The vendor's text without the record in it, which holds personal data, and without its number in the request. */
export function withoutRecord(text: string): string {
  const own = text.replace(/skipped record number[\s\S]*$/i, '').replace(/(\{|\[(?!hidden\]))[\s\S]*$/, '');
  return own.trim().slice(0, 300);
}
