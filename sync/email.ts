// Which contact an e-mail address belongs to: the whole address without regard to case. Pure. (abm-push.md 5)
import { domainToUnicode } from 'node:url';
import { RelayError } from '../crm';
import { type DomainRules, domainIn, isDomain } from './domain';

export interface Email {
  /** As it is written into the CRM: the mailbox as given, the domain in ASCII. */
  address: string;
  /** In lower case, in ASCII and as people may have written it: what is compared. */
  spellings: string[];
  /** What stands before the `@`, without a `+tag`, in lower case. */
  mailbox: string;
  domain: string;
}

/**
 * `Ada <ada@moreau-optics.example>` and `mailto:` are read as well.
 * @throws RelayError `Invalid input` for what is no e-mail address
 */
export function emailIn(text: string, rules: DomainRules): Email {
  const inner = /<([^<>]+)>/.exec(text)?.[1] ?? text;
  const address = bare(inner);
  const [mailbox = '', host = '', ...more] = address.split('@');
  const domain = domainIn(host, { ...rules, match: 'host' });
  const fits = mailbox !== '' && mailbox.length <= 64 && address.length <= 254 && !misplaced.test(address);
  // The domain is read without what pasted text carries along; the host is written as it is.
  if (!fits || more.length > 0 || !isDomain(domain) || !URL.canParse(`https://${host}`)) throw noEmail(text);
  const asciiHost = hostOf(host);
  const spellings = [asciiHost, domainToUnicode(asciiHost)].map((one) => `${mailbox}@${one}`.toLowerCase());
  const [named = ''] = mailbox.toLowerCase().split('+');
  return {
    address: `${mailbox}@${asciiHost}`,
    spellings: [...new Set(spellings)],
    mailbox: named,
    domain: domain.key,
  };
}

/** What no mailbox has as it is, and no host has at all. An apostrophe is part of some names. */
const misplaced = /[\s,;<>()"\u201c\u201d\u2018\u2019]|@.*'/;

/** Without what pasted text carries along: quotation marks, spaces and `mailto:`, in whatever order. */
const bare = (text: string) =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/^(?:["'\u201c\u2018\s]|mailto:)+|["'\u201d\u2019\s]+$/gi, '');

/** The mail host keeps a leading `www` and whatever else it has; only case and a closing dot are settled. */
const hostOf = (host: string) => new URL(`https://${host}`).hostname.replace(/\.$/, '');

const noEmail = (text: string) =>
  new RelayError('Invalid input', {
    what: `"${text}" is no email address.`,
    why: 'A contact is known by its email address, such as ada@moreau-optics.example.',
    todo: 'Map the email address of one person.',
  });
