import { looseObject, number, optional, string } from 'zod/mini';
import { parseAnswer } from '../../http';
import type { Owner } from '../crm';
import type { Pipedrive } from './api';
import { oncePer } from './once';

export const me = looseObject({
  id: number(),
  name: string(),
  email: string(),
  company_name: optional(string()),
  company_domain: optional(string()),
  timezone_name: optional(string()),
  default_currency: optional(string()),
});

export type Account = ReturnType<typeof parseAnswer<typeof me>>;

export async function fetchAccount({ send }: Pick<Pipedrive, 'send'>): Promise<Account> {
  const { data } = await send({ method: 'GET', path: '/api/v1/users/me' });
  return parseAnswer(me, data, 'Pipedrive');
}

/** The company, remembered for a day. */
export async function accountOf(pipedrive: Pipedrive): Promise<Account> {
  return (await pipedrive.memory.get('account', me)) ?? (await freshAccount(pipedrive));
}

const freshAccount = oncePer(async (pipedrive: Pipedrive) => {
  const account = await fetchAccount(pipedrive);
  const { id, name, email, company_name, company_domain, timezone_name, default_currency } = account;
  const kept = { id, name, email, company_name, company_domain, timezone_name, default_currency };
  await pipedrive.memory.set('account', kept, 86_400);
  return account;
});

export type Screen = 'person' | 'organization' | 'deal';

/** The page of a record; '' where the company's address is not known. */
export const screenUrl = (account: Account, screen: Screen, id: string): string =>
  account.company_domain ? `https://${account.company_domain}.pipedrive.com/${screen}/${id}` : '';

export const personUrl = (account: Account, id: string): string => screenUrl(account, 'person', id);

/** The user of the token: Pipedrive gives a record to them where no owner is named. (pipedrive.md 6) */
export async function tokenUser(pipedrive: Pipedrive): Promise<Owner> {
  const { id, name, email } = await accountOf(pipedrive);
  return { id: String(id), name, email, active: true };
}
