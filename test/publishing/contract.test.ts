// Publishing checks C001 to C004, and what blocks a promotion without a new major version: nothing that people's Zaps rest
// on goes away. `npm run docs` adds what is new to contract-keys.json, and takes nothing out. (zapier-platform.md 5.2, 7)
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import App from '../../index';
import { contractOf } from '../../scripts/docs/contract';

const kept = z
  .array(z.string())
  .parse(JSON.parse(readFileSync(join(__dirname, 'contract-keys.json'), 'utf8')));
const now = contractOf(App);

test.each([
  ['C001: no operation', /^\w+ \w+( |$)(?!input|sample)/],
  ['C002: no input', / input /],
  ['C003: no key of a sample', / sample /],
  ['C004, as far as it is known: nothing else', /./],
])('%s is gone or has become another one', (_name, about) => {
  expect(kept.filter((line) => about.test(line) && !now.includes(line))).toEqual([]);
});

test('what is new is kept from now on (else: npm run docs)', () => {
  expect(now.filter((line) => !kept.includes(line))).toEqual([]);
});

test('a loss would be seen', () => {
  const { assign_lead: _gone, ...creates } = App.creates;
  const left = contractOf({ ...App, creates });
  const lost = kept.filter((line) => !left.includes(line));
  expect(lost).toContain('creates assign_lead');
  expect(lost).toContain('creates assign_lead input lead: string');
});
