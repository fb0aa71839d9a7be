import { looseObject, optional, string } from 'zod/mini';
import { parseAnswer } from '../../http';
import type { Pipedrive } from './api';

export const me = looseObject({
  name: string(),
  email: string(),
  company_name: optional(string()),
  company_domain: optional(string()),
  timezone_name: optional(string()),
});

export type Account = ReturnType<typeof parseAnswer<typeof me>>;

export async function fetchAccount({ send }: Pick<Pipedrive, 'send'>): Promise<Account> {
  const { data } = await send({ method: 'GET', path: '/api/v1/users/me' });
  return parseAnswer(me, data, 'Pipedrive');
}

/** The company, remembered for a day. */
export async function accountOf(pipedrive: Pipedrive): Promise<Account> {
  const remembered = await pipedrive.memory.get('account', me);
  if (remembered) return remembered;
  const account = await fetchAccount(pipedrive);
  const { name, email, company_name, company_domain, timezone_name } = account;
  await pipedrive.memory.set('account', { name, email, company_name, company_domain, timezone_name }, 86_400);
  return account;
}

export const personUrl = (account: Account, id: string): string =>
  account.company_domain ? `https://${account.company_domain}.pipedrive.com/person/${id}` : '';
