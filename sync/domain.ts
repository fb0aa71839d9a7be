// Which company a web address belongs to: its registrable domain, by the public suffix list with private suffixes on,
// so that two shops on one hosting domain are two companies. Pure. (abm-push.md 4)
import { domainToUnicode } from 'node:url';
import { parse } from 'tldts';

export interface Domain {
  /** Lower-case ASCII: what is compared. */
  key: string;
  /** As people write it. */
  shown: string;
}

/** Why a text names no company; the words go on after "because". */
export interface Unusable {
  unusable: string;
}

export interface DomainRules {
  /** `host` keeps subdomains apart. */
  match: 'domain' | 'host';
  /** Endings that count as public suffixes beside those of the list. */
  endings: readonly string[];
}

/** The first of several addresses that names a company. */
export function domainIn(text: string, rules: DomainRules): Domain | Unusable {
  const read = addressesIn(text, rules);
  return read.find(isDomain) ?? read[0] ?? { unusable: 'it is empty' };
}

/** Whether one of several addresses is of this domain: people write a second site, or a profile, beside the first. */
export const namesDomain = (text: string, { key }: Domain, rules: DomainRules): boolean =>
  addressesIn(text, rules).some((read) => isDomain(read) && read.key === key);

const addressesIn = (text: string, rules: DomainRules): (Domain | Unusable)[] =>
  cleaned(text)
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
    .map((part) => domainOf(part, rules));

export const isDomain = (read: Domain | Unusable): read is Domain => 'key' in read;

/** Marks that pasted text carries along and that belong to no address. */
const cleaned = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff"'<>\u201c\u201d\u2018\u2019]/g, '')
    .replace(/\u00a0/g, ' ')
    .trim();

function domainOf(part: string, rules: DomainRules): Domain | Unusable {
  const host = hostIn(part);
  if (host === undefined) return { unusable: `"${part}" is no web address` };
  if (isAddress(host)) return { unusable: `${host} is a network address, no domain` };
  if (!isHostName(host)) return { unusable: `"${host}" is no domain` };
  return registrable(host, rules);
}

/** The parser drops user, port, path and case, and turns other scripts into ASCII. */
function hostIn(part: string): string | undefined {
  const address = /^mailto:/i.test(part) || isMail(part) ? part.slice(part.lastIndexOf('@') + 1) : part;
  const schemed = /^[a-z][a-z0-9+.-]*:\/\//i.test(address)
    ? address
    : `https://${address.replace(/^\/\//, '')}`;
  try {
    return new URL(schemed).hostname.replace(/\.$/, '') || undefined;
  } catch {
    // What the parser refuses is no address: the caller is told so.
    return undefined;
  }
}

const isMail = (part: string) => part.includes('@') && !part.includes('/');
const isAddress = (host: string) => host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host);
const isHostName = (host: string) =>
  host.length <= 253 &&
  host.includes('.') &&
  host.split('.').every((label) => /^[a-z0-9-]{1,63}$/.test(label));

function registrable(host: string, { match, endings }: DomainRules): Domain | Unusable {
  const own = ownEnding(host, endings);
  const { domain, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true });
  const key = own ?? (isIcann || isPrivate ? domain : undefined);
  if (key === undefined && !isIcann && !isPrivate) return { unusable: `"${host}" has an unknown ending` };
  if (!key) return { unusable: `${host} is an ending that many share, not one company's domain` };
  return shown(match === 'host' ? withoutWww(host, key) : key);
}

/** The domain below an ending of the policy's own; undefined where none fits. */
function ownEnding(host: string, endings: readonly string[]): string | undefined {
  const ending = endings.find((candidate) => host.endsWith(`.${candidate}`));
  if (ending === undefined) return undefined;
  const label = host
    .slice(0, -ending.length - 1)
    .split('.')
    .at(-1);
  return `${label}.${ending}`;
}

/** `www.gov.uk` is a domain of its own: nothing is taken away that belongs to the registrable part. */
const withoutWww = (host: string, key: string) => {
  const rest = host.replace(/^www\d*\./, '');
  return rest.length >= key.length ? rest : host;
};

const shown = (key: string): Domain => ({ key, shown: domainToUnicode(key) || key });
