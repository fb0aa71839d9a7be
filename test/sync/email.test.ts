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
  ['ada@münchen.de', 'ada@xn--mnchen-3ya.de', 'ada@xn--mnchen-3ya.de'],
  [' ada@mail.moreau-optics.example ', 'ada@mail.moreau-optics.example', 'ada@mail.moreau-optics.example'],
])('%j is known as %s', (text, key, address) => {
  expect(emailIn(text, rules)).toMatchObject({ key, address });
});

test.each([
  'ada',
  'ada@',
  '@moreau.example',
  'a@b@moreau.example',
  'ada@localhost',
  'a da@moreau.example',
  '',
])('%j is refused by name', (text) => {
  expect(() => emailIn(text, rules)).toThrow(/^Invalid input: ".*" is no email address\. .* Map the email/);
});
