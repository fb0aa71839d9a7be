// The token's user tells the company. A domain that people paste becomes part of a host name: it is checked before
// any URL is built, so that a token can never go elsewhere. (pipedrive.md 1.1, 1.4)
import { looseObject, nullish, object, optional, safeParse, string } from 'zod/mini';
import {
  type Answer,
  authField,
  needAuthField,
  openHttp,
  parseAnswer,
  plainRefusal,
  RelayError,
  type Section,
  type Vendor,
} from '../../http';

const envelope = looseObject({
  error: optional(string()),
  message: optional(string()),
  error_info: nullish(string()),
});
const me = object({
  data: looseObject({
    name: string(),
    email: string(),
    company_name: optional(string()),
    company_domain: optional(string()),
  }),
});

/** `acme` from `acme`, `acme.pipedrive.com` or a pasted address. @throws RelayError `Invalid input` */
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

export function pipedriveVendor(token: string, domain: string | undefined): Vendor {
  return {
    name: 'pipedrive',
    label: 'Pipedrive',
    origin: `https://${domain ? companyDomain(domain) : 'api'}.pipedrive.com`,
    headers: { 'x-api-token': token },
    refusal: (answer) =>
      plainRefusal(
        {
          label: 'Pipedrive',
          credential: 'Copy your API token from Pipedrive (Personal preferences › API) and reconnect.',
          reason,
        },
        answer,
      ),
  };
}

function reason(answer: Answer): string | undefined {
  const parsed = safeParse(envelope, answer.data);
  if (!parsed.success) return undefined;
  return parsed.data.error ?? parsed.data.message ?? parsed.data.error_info ?? undefined;
}

export const pipedriveSection: Section = {
  title: 'Pipedrive',
  fields: ['pipedrive_api_token', 'pipedrive_domain'],
  test: async (call) => {
    const token = needAuthField(call, 'pipedrive_api_token', 'Pipedrive API token');
    const vendor = pipedriveVendor(token, authField(call, 'pipedrive_domain'));
    const answer = await openHttp(call).send(vendor, { method: 'GET', path: '/api/v1/users/me' });
    const { data } = parseAnswer(me, answer.data, 'Pipedrive');
    return {
      pipedrive_company: data.company_name ?? data.company_domain ?? 'Pipedrive',
      pipedrive_user: `${data.name} (${data.email})`,
    };
  },
};
