import { nullable, number, object, optional, string } from 'zod/mini';
import { parseAnswer, RelayError } from '../../http';
import { accountPath, type HubSpot } from './api';

const account = object({
  portalId: number(),
  uiDomain: optional(string()),
  timeZone: optional(string()),
  portalName: optional(string()),
});

export interface Account {
  portalId: number;
  uiDomain?: string | undefined;
  timeZone?: string | undefined;
  portalName?: string | undefined;
}

export async function fetchAccount(hubspot: Pick<HubSpot, 'send'>): Promise<Account> {
  return parseAnswer(account, await hubspot.send({ method: 'GET', path: accountPath }), 'HubSpot');
}

/** The account, remembered for a day; null where the key may not read it: then leads have no link. */
export async function accountOf(hubspot: HubSpot): Promise<Account | null> {
  const remembered = await hubspot.memory.get('account', nullable(object({ account: nullable(account) })));
  if (remembered) return remembered.account;
  const found = await fetchAccount(hubspot).catch((error: unknown) => {
    if (error instanceof RelayError && error.kind === 'Permission denied') return null;
    throw error;
  });
  await hubspot.memory.set('account', { account: found }, 86_400);
  return found;
}

export function contactUrl(account: Account | null, id: string): string {
  if (!account) return '';
  return `https://${account.uiDomain ?? 'app.hubspot.com'}/contacts/${account.portalId}/record/0-1/${id}`;
}
