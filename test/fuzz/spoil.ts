// Answers as no documentation shows them.

import type { SandboxResponse } from '../../sandbox';
import fc from '../helpers/properties';
import { changeAt } from './change';
import type { Way } from './platform';
import { nasty, nastyText } from './values';

type Spoil = (answer: SandboxResponse) => SandboxResponse;

const body =
  (change: (text: string) => string): Spoil =>
  (answer) => ({ ...answer, body: change(answer.body) });
/** Changes one value of the JSON. */
function changeJson(text: string, at: number, change: Parameters<typeof changeAt>[2]): string {
  if (!/^[[{]/.test(text)) return text;
  const root: unknown = JSON.parse(text);
  changeAt(root, at, change);
  return JSON.stringify(root);
}

const place = fc.nat(5_000);
const replaced = fc
  .record({ place, put: nasty })
  .map(({ place, put }) =>
    body((text) => changeJson(text, place, (parent, key) => Object.assign(parent, { [key]: put }))),
  );
const leftOut = place.map((at) =>
  body((text) => changeJson(text, at, (parent, key) => Reflect.deleteProperty(parent, key))),
);
const emptied = place.map((at) =>
  body((text) =>
    changeJson(text, at, (parent, key) =>
      Object.assign(parent, { [key]: Array.isArray(parent[key]) ? [] : {} }),
    ),
  ),
);
const truncated = fc.nat(400).map((length) => body((text) => text.slice(0, length)));
const other = fc
  .oneof(
    nasty.map((value) => JSON.stringify(value)),
    nastyText,
    fc.constantFrom(
      '',
      'null',
      '[]',
      '{}',
      '<html><body>502</body></html>',
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    ),
    fc.constant(JSON.stringify({ data: Array.from({ length: 20_000 }, (_, id) => ({ id })) })),
  )
  .map((text) => body(() => text));

const statuses = [
  ...[
    200, 201, 202, 204, 206, 207, 300, 301, 302, 304, 307, 400, 401, 402, 403, 404, 405, 409, 410, 412, 413,
    414, 415,
  ],
  ...[418, 422, 423, 429, 451, 477, 500, 501, 502, 503, 504, 507, 521, 524, 530, 599],
];
const status = fc.constantFrom(...statuses).map(
  (code): Spoil =>
    (answer) => ({ ...answer, status: code }),
);

const numbers = [
  '0',
  '1',
  '-1',
  '',
  'soon',
  '1e9',
  '99999999',
  '0.5',
  'Wed, 21 Oct 2026 07:28:00 GMT',
  'Infinity',
];
const header = fc
  .record({
    name: fc.constantFrom(
      'retry-after',
      'x-ratelimit-remaining',
      'x-ratelimit-reset',
      'x-daily-ratelimit-token-remaining',
      'content-type',
    ),
    value: fc.constantFrom(...numbers, 'text/html', 'application/json; charset=x'),
  })
  .map(
    ({ name, value }): Spoil =>
      (answer) => ({ ...answer, headers: { ...answer.headers, [name]: value } }),
  );

const broken = fc.constantFrom('ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN').map(
  (code): Spoil =>
    () => {
      throw Object.assign(new Error(`socket: ${code}`), { code });
    },
);

const spoil: fc.Arbitrary<Spoil> = fc.oneof(
  { weight: 8, arbitrary: replaced },
  ...[leftOut, emptied, truncated, other, status, header].map((arbitrary) => ({ weight: 3, arbitrary })),
  { weight: 1, arbitrary: broken },
  {
    weight: 3,
    arbitrary: fc.tuple(status, other).map(
      ([one, two]): Spoil =>
        (answer) =>
          two(one(answer)),
    ),
  },
);

/** The answers to some of the requests of a call gone wrong; counted from its first. */
export const wayOf: fc.Arbitrary<() => Way> = fc
  .array(fc.record({ from: fc.nat(9), span: fc.constantFrom(1, 1, 1, 3, 99), spoil }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((faults) => () => {
    let count = -1;
    return (answer) => {
      count += 1;
      const struck = faults.filter(({ from, span }) => count >= from && count < from + span);
      return struck.reduce((spoiled, { spoil: strike }) => strike(spoiled), answer);
    };
  });
