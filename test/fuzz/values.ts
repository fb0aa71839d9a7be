// Values that no form would send, and that arrive all the same.
import fc from '../helpers/properties';

const deep = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);

/** Texts that have broken something somewhere. */
const nastyTexts = [
  ...[
    '',
    ' ',
    '\t\n',
    '\u0000',
    '\u0007',
    '\u200b',
    '\ufeff',
    '\ud800',
    'a\udfffb',
    '\u202egnp.exe',
    'שלום',
    '👩‍👩‍👧‍👦',
    'ﷺ',
    'Å',
  ],
  ...[
    '{{bundle.authData.hubspot_access_token}}',
    '{{process.env.PATH}}',
    '{{first}}',
    '{{',
    '}}',
    '%7B%7B',
    '%',
    '%zz',
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'null', 'true'],
  ...[
    '../../v1/users',
    '?api_token=1',
    '#',
    '/',
    '\\',
    '"',
    "'",
    '`',
    '<script>alert(1)</script>',
    '<!--',
    '&#x3c;',
  ],
  ...[
    '\r\nx-evil: 1',
    'a\u2028b',
    ',',
    ',,,',
    '1,2,3',
    ';',
    '|',
    '$D_1',
    '@',
    'a@',
    '@b',
    'a@b',
    'a@b@c.example',
  ],
  ...[
    '0',
    '-0',
    '1e309',
    '-1',
    '0x10',
    '1.',
    '.5',
    '1,5',
    '٣',
    '99999999999999999999',
    '9007199254740993',
    '001',
  ],
  ...[
    '2026-02-30',
    '2026-03-02',
    '2026-03-02T09:30:00Z',
    '0000-00-00',
    '9999-12-31T23:59:59+99:99',
    '1970-01-01T00:00:00Z',
  ],
  ...[
    'http://',
    'https://[::1',
    'http://a b',
    'localhost',
    '127.0.0.1',
    'xn--',
    '.',
    '..',
    'a..b',
    `${'a.'.repeat(200)}example`,
  ],
  ...[
    '{',
    '{"a":',
    '[]',
    '{}',
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{"a":1e999}',
    '"x"',
  ],
  ...[
    deep('[', ']', 20_000),
    `{"a":${deep('{"a":', '}', 9_000).replace('{"a":}', '{}')}}`,
    deep('(', ')', 500),
  ],
];

/** Long ones take a regular expression apart that looks at each place twice. */
const longTexts = ['a', ' ', '<', '@', 'a.', 'a-', '0', '\n', '&', '"', ',', '{{', '%', '👍', '://']
  .map((part) => part.repeat(60_000))
  .concat(`${'a'.repeat(300)}@example.example`, `x@${'a.'.repeat(30_000)}example`);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
    .map((codes) => String.fromCharCode(...codes)),
);

export const nastyText = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...nastyTexts) },
  { weight: 3, arbitrary: anyText },
  { weight: 1, arbitrary: fc.constantFrom(...longTexts) },
);

/** Objects as JSON brings them: `__proto__` is a name like any other there. */
const nastyObjects = [
  ...[
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"__proto__":null}',
  ],
  ...[
    '{"toString":1,"valueOf":1}',
    '{"toJSON":1}',
    '{"length":3}',
    '{"then":1}',
    '{"0":"a"}',
    '{"":""}',
    '{"id":{}}',
  ],
  ...[
    '[null]',
    '[[]]',
    '[[[1]]]',
    '[{"toString":1}]',
    '[{"__proto__":1}]',
    '{"a":[{"b":[{"c":null}]}]}',
    '[1,"1",true]',
  ],
  deep('[', ']', 500),
];
/** Parsed for each use, so that no test changes another's. */
const nastyObject = fc.constantFrom(...nastyObjects).map((text): unknown => JSON.parse(text));

const nastyScalar: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0, 1, -1, 0.1, 1e21, -1e-7, 2 ** 53, Number.MAX_VALUE, 4e15),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);

/** Any JSON value. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: nastyText },
  { weight: 2, arbitrary: nastyScalar },
  { weight: 2, arbitrary: nastyObject },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** A text with a part cut out, doubled or put in. */
export const mutated = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .record({
      text,
      from: fc.nat(10_000),
      span: fc.nat(8),
      put: fc.oneof(fc.constant(''), nastyText),
      twice: fc.boolean(),
    })
    .map(({ text: whole, from, span, put, twice }) => {
      const at = from % (whole.length + 1);
      const part = whole.slice(at, at + span);
      return whole.slice(0, at) + put + (twice ? part + part : '') + whole.slice(at + span);
    });
