// Which contact an e-mail address belongs to: the whole address without regard to case. Pure. (abm-push.md 5)
import { RelayError } from '../crm';
import { type DomainRules, domainIn, isDomain } from './domain';

export interface Email {
  /** Lower case: what is compared. */
  key: string;
  /** As it is written into the CRM: the mailbox as given. */
  address: string;
  mailbox: string;
  domain: string;
}

/**
 * `Ada <ada@moreau-optics.example>` and `mailto:` are read as well.
 * @throws RelayError `Invalid input` for what is no e-mail address
 */
export function emailIn(text: string, rules: DomainRules): Email {
  const inner = /<([^<>]+)>/.exec(text)?.[1] ?? text;
  const address = inner.trim().replace(/^mailto:/i, '');
  const [mailbox = '', host = '', ...more] = address.split('@');
  const domain = domainIn(host, { ...rules, match: 'host' });
  const fits = mailbox !== '' && mailbox.length <= 64 && !/[\s,;<>()]/.test(address) && address.length <= 254;
  if (!fits || more.length > 0 || !isDomain(domain)) throw noEmail(text);
  const written = `${mailbox}@${hostOf(host)}`;
  return { key: written.toLowerCase(), address: written, mailbox: mailbox.toLowerCase(), domain: domain.key };
}

/** The mail host keeps a leading `www` and whatever else it has; only its case is settled. */
const hostOf = (host: string) => new URL(`https://${host}`).hostname;

const noEmail = (text: string) =>
  new RelayError('Invalid input', {
    what: `"${text}" is no email address.`,
    why: 'A contact is known by its email address, such as ada@moreau-optics.example.',
    todo: 'Map the email address of one person.',
  });
