// Whatever is pasted: it names a company or a mailbox for ever the same, or is refused in our words.

import { RelayError } from '../../crm';
import { domainIn, isDomain, namesDomain } from '../../sync/domain';
import { emailIn } from '../../sync/email';
import fc from '../helpers/properties';

const rules = { match: 'domain', endings: ['example'] } as const;
const marks = [...'ada@.<>"\'`%/:?#[]\\ \t\u200b\u00a0,;()+é。１０x-_'];
const words = ['www.', 'https://', 'mailto:', 'moreau.example', '@moreau.example', '::1', '\ud800'];
const text = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...marks, ...words), { maxLength: 14 }).map((parts) => parts.join('')),
);

test('a domain is read as the same again, as it is compared and as it is shown', () => {
  const property = fc.property(text, (pasted) => {
    const read = domainIn(pasted, rules);
    if (!isDomain(read)) return;
    expect(namesDomain(pasted, read, rules)).toBe(true);
    expect([domainIn(read.key, rules), domainIn(read.shown, rules)]).toEqual([read, read]);
  });
  fc.assert(property, { numRuns: 5_000 });
});

test('an address is read as the same again', () => {
  const property = fc.property(text, (pasted) => {
    try {
      const read = emailIn(pasted, rules);
      expect(emailIn(read.address, rules)).toEqual(read);
    } catch (error) {
      if (!(error instanceof RelayError)) throw error;
    }
  });
  fc.assert(property, { numRuns: 5_000 });
});
