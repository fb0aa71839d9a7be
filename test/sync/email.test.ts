import { emailIn } from '../../sync/email';

const rules = { match: 'domain', endings: ['example'] } as const;

test.each([
  ['Ada@Moreau-Optics.example', 'ada@moreau-optics.example', 'Ada@moreau-optics.example'],
  ['Ada Moreau <ada@moreau-optics.example>', 'ada@moreau-optics.example', 'ada@moreau-optics.example'],
  [
    'mailto:ada+news@moreau-optics.example',
    'ada+news@moreau-optics.example',
    'ada+news@moreau-optics.example',
  ],
  ["mailto:'ada@moreau-optics.example'", 'ada@moreau-optics.example', 'ada@moreau-optics.example'],
  ['"mailto: ada@moreau-optics.example"', 'ada@moreau-optics.example', 'ada@moreau-optics.example'],
  ['ada@münchen.de', 'ada@xn--mnchen-3ya.de', 'ada@xn--mnchen-3ya.de'],
  [' ada@mail.moreau-optics.example ', 'ada@mail.moreau-optics.example', 'ada@mail.moreau-optics.example'],
  ['"ada@moreau-optics.example"', 'ada@moreau-optics.example', 'ada@moreau-optics.example'],
  ['\u200bada@moreau-optics.example\ufeff', 'ada@moreau-optics.example', 'ada@moreau-optics.example'],
  ["O'Brien@moreau-optics.example", "o'brien@moreau-optics.example", "O'Brien@moreau-optics.example"],
  ['ada@moreau-optics.example.', 'ada@moreau-optics.example', 'ada@moreau-optics.example'],
])('%j is known as %s', (text, spelling, address) => {
  expect(emailIn(text, rules)).toMatchObject({ spellings: expect.arrayContaining([spelling]), address });
});

test('an address in other letters is known in both spellings', () => {
  expect(emailIn('Ada@münchen.de', rules).spellings).toEqual(['ada@xn--mnchen-3ya.de', 'ada@münchen.de']);
});

test('a tag is no part of the mailbox that the rules see', () => {
  expect(emailIn('No-Reply+shop@moreau-optics.example', rules).mailbox).toBe('no-reply');
});

test.each([
  'ada',
  'ada@',
  '@moreau.example',
  'a@b@moreau.example',
  'ada@localhost',
  'a da@moreau.example',
  'ada@mor"eau.example',
  "ada@mor'eau.example",
  'ada@moreau.example, bo@moreau.example',
  '',
])('%j is refused by name', (text) => {
  expect(() => emailIn(text, rules)).toThrow(/^Invalid input: ".*" is no email address\. .* Map the email/);
});
