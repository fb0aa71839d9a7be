import { RelayError } from '../../http';

/**
 * `acme` from `acme`, `acme.pipedrive.com` or a pasted address. It becomes part of a host name: it is checked before
 * any URL is built, so that a token can never go elsewhere. (pipedrive.md 1.1)
 * @throws RelayError `Invalid input`
 */
export function companyDomain(text: string): string {
  const host = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/, '');
  const domain = host.replace(/\.pipedrive\.com$/i, '').toLowerCase();
  if (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(domain)) return domain;
  throw new RelayError('Invalid input', {
    what: `"${text}" is no Pipedrive company domain.`,
    why: 'It is the first part of your Pipedrive address: acme in acme.pipedrive.com.',
    todo: 'Edit the connection and fill in only that part, or leave it empty.',
  });
}
