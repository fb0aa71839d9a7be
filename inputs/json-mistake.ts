// Where JSON text stops being JSON. What the engine's own parser says about it differs from version to version, so the
// text is walked through once more, and only the place is kept.

export interface Mistake {
  /** Index in the text; its length where it ends too early. */
  at: number;
  /** What would be right there. */
  expected: string;
}

const expectations = {
  value: 'a value',
  'first item': 'a value or ]',
  'first name': 'a name in double quotes or }',
  name: 'a name in double quotes',
  colon: 'a colon',
  next: 'a comma or a closing bracket',
  text: 'the rest of a text and its closing quote',
} as const;
type Expected = keyof typeof expectations;

const blanks = /[ \t\n\r]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// Control characters are what must not stand in a text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
const textWithoutEnd = /"(?:[^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*/y;

interface Place {
  at: number;
  expected: Expected;
  /** The closing brackets that are still to come, innermost last. */
  open: string[];
}

/** undefined for what is JSON. */
export function mistakeIn(text: string): Mistake | undefined {
  const place: Place = { at: 0, expected: 'value', open: [] };
  for (;;) {
    place.at = endOf(blanks, text, place.at) ?? place.at;
    const done = place.expected === 'next' && place.open.length === 0;
    if (done && place.at === text.length) return undefined;
    if (done) return { at: place.at, expected: 'nothing more' };
    if (!step(text, place)) return { at: place.at, expected: expectations[place.expected] };
  }
}

/** Goes past one token; false where what stands there is a mistake. */
function step(text: string, place: Place): boolean {
  const char = text[place.at] ?? '';
  if (char !== '' && char === closingNow(place)) {
    place.open.pop();
    return pass(place, place.at + 1, 'next');
  }
  switch (place.expected) {
    case 'colon':
      return char === ':' && pass(place, place.at + 1, 'value');
    case 'next':
      return char === ',' && pass(place, place.at + 1, place.open.at(-1) === '}' ? 'name' : 'value');
    case 'name':
    case 'first name':
      return char === '"' && passText(text, place, 'colon');
    default:
      return passValue(char, text, place);
  }
}

/** The bracket that may close here: not after a comma, nor between a name and its value. */
function closingNow({ expected, open }: Place): string | undefined {
  return ['next', 'first item', 'first name'].includes(expected) ? open.at(-1) : undefined;
}

function passValue(char: string, text: string, place: Place): boolean {
  if (char === '"') return passText(text, place, 'next');
  if (char === '{' || char === '[') {
    place.open.push(char === '{' ? '}' : ']');
    return pass(place, place.at + 1, char === '{' ? 'first name' : 'first item');
  }
  const end = endOf(scalar, text, place.at);
  return end !== undefined && pass(place, end, 'next');
}

function passText(text: string, place: Place, then: Expected): boolean {
  const end = endOf(textWithoutEnd, text, place.at) ?? place.at;
  if (text[end] === '"') return pass(place, end + 1, then);
  pass(place, end, 'text');
  return false;
}

function pass(place: Place, at: number, expected: Expected): true {
  place.at = at;
  place.expected = expected;
  return true;
}

function endOf(token: RegExp, text: string, at: number): number | undefined {
  token.lastIndex = at;
  return token.test(text) ? token.lastIndex : undefined;
}
