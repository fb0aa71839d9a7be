// The vectors of abm-push.md, section 4, and what lies beside them.
import { type Domain, domainIn, type Unusable } from '../../sync/domain';

const list = { match: 'domain', endings: ['example'] } as const;
const keyOf = (read: Domain | Unusable) => ('key' in read ? read.key : `- ${read.unusable}`);

test.each([
  ['https://WWW.Acme.co.uk:8080/a?b#c', 'acme.co.uk'],
  ['shop.acme.com/path', 'acme.com'],
  ['http://user:pw@shop.acme.com/', 'acme.com'],
  ['Jane <jane@Mail.Acme.com>', 'acme.com'],
  ['mailto:jane@acme.com', 'acme.com'],
  ['//acme.com/x', 'acme.com'],
  ['acme.com.', 'acme.com'],
  ['acme。com', 'acme.com'],
  ['  "acme.com"\u00a0', 'acme.com'],
  ['\ufeffacme.com', 'acme.com'],
  ['münchen.de', 'xn--mnchen-3ya.de'],
  ['faß.de', 'xn--fa-hia.de'],
  ['www.gov.uk', 'www.gov.uk'],
  ['acme.myshopify.com', 'acme.myshopify.com'],
  ['other.myshopify.com', 'other.myshopify.com'],
  ['a.b.acme.com.au', 'acme.com.au'],
  ['x.city.kawasaki.jp', 'city.kawasaki.jp'],
  ['https://mail.google.com', 'google.com'],
  ['not a site; acme.com, other.com', 'acme.com'],
  ['shop.moreau-optics.example', 'moreau-optics.example'],
])('%j is %s', (text, key) => {
  expect(keyOf(domainIn(text, list))).toBe(key);
});

test.each([
  ['', 'it is empty'],
  ['co.uk', 'an ending that many share'],
  ['acme.kawasaki.jp', 'an ending that many share'],
  ['myshopify.com', 'an ending that many share'],
  ['localhost', 'is no domain'],
  ['1.2.3.4', 'a network address'],
  ['0x7f.1', 'a network address'],
  ['http://[::1]/', 'a network address'],
  ['acme.internal', 'an unknown ending'],
  ['acme.local', 'an unknown ending'],
  ['my_shop.com', 'is no domain'],
  [`${'a'.repeat(64)}.com`, 'is no domain'],
  ['http://', 'is no web address'],
  ['example', 'is no domain'],
])('%j names no company: %s', (text, why) => {
  const read = domainIn(text, list);
  expect(keyOf(read)).toContain(why);
});

test('an ending of the policy counts only where the policy says so', () => {
  expect(keyOf(domainIn('moreau.example', { match: 'domain', endings: [] }))).toContain('unknown ending');
});

test.each([
  ['www.shop.acme.com', 'shop.acme.com'],
  ['www2.acme.com', 'acme.com'],
  ['www.gov.uk', 'www.gov.uk'],
])('by host, %s is %s', (text, key) => {
  expect(keyOf(domainIn(text, { match: 'host', endings: [] }))).toBe(key);
});

test('people read the domain as it is spoken', () => {
  expect(domainIn('xn--mnchen-3ya.de', list)).toEqual({ key: 'xn--mnchen-3ya.de', shown: 'münchen.de' });
});
