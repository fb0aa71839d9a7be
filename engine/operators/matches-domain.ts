import { firstMisfit } from './fit';
import type { Complaint, Literal, Operand, Operator, Value } from './operator';
import { checkTextFact } from './text';

/** Whether an e-mail or web address lies in a domain, or in one of a list. Subdomains count, case and blanks around do not. */
export function matchesDomain(value: Value, domains: Value): boolean {
  return isInDomains(value, domainsOf(domains));
}

/** The names of domains, ready to be looked up. */
export function domainsOf(domains: Value): ReadonlySet<string> {
  return new Set([domains].flat().map((name) => String(name).toLowerCase()));
}

/** The same as `matchesDomain`, over what `domainsOf` made: the host, or what is left of it behind one of its dots. */
export function isInDomains(value: Value, domains: ReadonlySet<string>): boolean {
  if (typeof value !== 'string') return false;
  let rest = hostOf(value);
  while (!domains.has(rest)) {
    const dot = rest.indexOf('.');
    if (dot === -1) return false;
    rest = rest.slice(dot + 1);
  }
  return true;
}

export const domains: Operator<'matchesDomain'> = {
  name: 'matches_domain',
  call: 'matchesDomain',
  prepared: { call: 'isInDomains', by: 'domainsOf' },
  least: 2,
  most: 2,
  needsPresence: false,
  check,
};

function check(operands: readonly Operand[]): Complaint | undefined {
  const problem = checkTextFact(operands);
  if (problem) return problem;
  if (operands[1]?.kind === 'fact') {
    return {
      code: 'type-mismatch',
      message: 'the second argument is a domain or a list of them',
      argument: 1,
    };
  }
  return firstMisfit(operands, notDomain);
}

function notDomain(value: Literal): string | undefined {
  if (typeof value === 'string' && /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(value)) return undefined;
  return `${JSON.stringify(value)} is no domain; write acme.example, without @, https:// or a path`;
}

// An address with a scheme may hold an @ in its path; one without may be an e-mail with a slash before the @.
function hostOf(text: string): string {
  const plain = text.trim().toLowerCase();
  const address = plain.includes('://') ? plain.replace(/^[a-z][a-z0-9+.-]*:\/\//, '') : plain;
  const mail = address === plain && plain.includes('@');
  const authority = mail ? address : (address.split(/[/?#]/)[0] ?? '');
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const portless = host.includes(':') ? host.replace(/:\d+$/, '') : host;
  return portless.endsWith('.') ? portless.slice(0, -1) : portless;
}
