// Account details, token details, limits (hubspot.md 1.4, 6).
import { z } from 'zod';
import { type Answer, bodyOf, type Call, type Route } from '../call';
import { resourceNotFound } from '../refusals';
import type { HubSpotSettings } from '../settings';
import { v } from '../version';

export const accountRoutes: Route[] = [
  { method: 'GET', pattern: `/account-info/${v}/details`, scopes: [], run: details },
  { method: 'POST', pattern: '/oauth/v2/private-apps/get/access-token-info', scopes: [], run: tokenInfo },
  {
    method: 'GET',
    pattern: `/crm/limits/${v}/custom-properties`,
    scopes: [['crm.objects.contacts.read', 'crm.objects.contacts.write']],
    run: limits,
  },
];

function details({ portal }: Call): Answer {
  const { portalId, portalName, accountType, timeZone, uiDomain } = portal.settings;
  const minutes = offsetMinutes(portal.settings, portal.clock.now());
  const body = {
    portalId,
    portalName,
    accountType,
    timeZone,
    companyCurrency: 'EUR',
    additionalCurrencies: [],
    utcOffset: offsetText(minutes),
    utcOffsetMilliseconds: minutes * 60_000,
    uiDomain,
    dataHostingLocation: 'na1',
  };
  return { status: 200, body };
}

function tokenInfo(call: Call): Answer {
  const { tokenKey } = bodyOf(call, z.strictObject({ tokenKey: z.string() }));
  const scopes = call.portal.tokens[tokenKey];
  if (!scopes) throw resourceNotFound();
  const [owner] = call.portal.owners.values();
  const { portalId, appId } = call.portal.settings;
  return { status: 200, body: { userId: owner?.userId ?? 0, hubId: portalId, appId, scopes } };
}

function limits({ portal }: Call): Answer {
  const usage = [...portal.properties.contacts.values()].filter(
    (one) => !one.hubspotDefined && !one.archived,
  ).length;
  const contacts = { objectTypeId: '0-1', limit: portal.settings.customPropertyLimit, usage };
  return { status: 200, body: { overallLimit: 10_000, overallUsage: usage, byObjectType: [contacts] } };
}

function offsetMinutes({ timeZone }: HubSpotSettings, now: number): number {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
    now,
  );
  return Math.round((Date.parse(`${wall.replace(' ', 'T')}Z`) - now) / 60_000);
}

function offsetText(minutes: number): string {
  const part = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${part(size / 60)}:${part(size % 60)}`;
}
