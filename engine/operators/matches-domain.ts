import { firstMisfit } from './fit';
import type { Complaint, Literal, Operand, Operator, Value } from './operator';
import { checkTextFact } from './text';

/** Whether an e-mail or web address lies in a domain, or in one of a list. Subdomains count, case and blanks around do not. */
export function matchesDomain(value: Value, domains: Value): boolean {
  if (typeof value !== 'string') return false;
  const host = hostOf(value);
  const wanted = Array.isArray(domains) ? domains : [domains];
  return wanted.some((domain) => {
    const name = String(domain).toLowerCase();
    return host === name || host.endsWith(`.${name}`);
  });
}

export const domains: Operator<'matchesDomain'> = {
  name: 'matches_domain',
  call: 'matchesDomain',
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
  const address = plain.replace(/^[a-z][a-z0-9+.-]*:\/\//, '');
  const mail = address === plain && plain.includes('@');
  const authority = mail ? address : (address.split(/[/?#]/)[0] ?? '');
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return host.replace(/:\d+$/, '').replace(/\.$/, '');
}
