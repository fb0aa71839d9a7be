// Users, read-only, v1 (pipedrive.md 1.4, 3.9).
import { type Answer, type Call, ok, type Route } from '../call';
import type { User } from '../entities';
import { badRequest, notFound } from '../refusals';
import { offsetText, plainTime } from '../times';

export const userRoutes: Route[] = [
  { method: 'GET', pattern: '/api/v1/users/me', cost: 2, run: me },
  { method: 'GET', pattern: '/api/v1/users/find', cost: 40, run: find },
  { method: 'GET', pattern: '/api/v1/users', cost: 20, run: list },
  { method: 'GET', pattern: '/api/v1/users/:id', cost: 2, run: one },
];

/** Deactivated users stay in the list. No paging. */
function list(call: Call): Answer {
  return ok([...call.company.users.values()].map((user) => wireUser(call, user)));
}

function one(call: Call): Answer {
  const user = call.company.users.get(Number(call.params.id));
  if (!user) throw notFound('User');
  return ok(wireUser(call, user));
}

/** Part of the name or of the address is enough: whoever asks compares exactly. */
function find(call: Call): Answer {
  const { query, company } = call;
  const term = query.get('term')?.trim().toLowerCase() ?? '';
  const byEmail = query.get('search_by_email') ?? '0';
  if (term === '') throw badRequest('Bad request', 'term is required');
  if (byEmail !== '0' && byEmail !== '1') throw badRequest('Bad request', 'search_by_email is 0 or 1');
  const key = byEmail === '1' ? 'email' : 'name';
  const found = [...company.users.values()].filter((user) => user[key].toLowerCase().includes(term));
  // pipedrive.md 3.1: an empty v1 list can be null
  return ok(found.length > 0 ? found.map((user) => wireUser(call, user)) : null);
}

function me(call: Call): Answer {
  const { companyId, companyName, companyDomain, companyCountry } = call.company.settings;
  return ok({
    ...wireUser(call, call.user),
    language: { language_code: 'en', country_code: 'GB' },
    company_id: companyId,
    company_name: companyName,
    company_domain: companyDomain,
    company_country: companyCountry,
    company_industry: null,
  });
}

function wireUser({ company, user: asking }: Call, user: User): Record<string, unknown> {
  const { timeZone } = company.settings;
  const { id, name, email, active, currency } = user;
  return {
    id,
    name,
    email,
    phone: null,
    locale: 'en_GB',
    lang: 1,
    default_currency: currency,
    timezone_name: timeZone,
    timezone_offset: offsetText(timeZone, company.clock.now()),
    activated: true,
    active_flag: active,
    is_deleted: false,
    is_you: id === asking.id,
    last_login: plainTime(user.updatedAt),
    created: plainTime(user.createdAt),
    modified: plainTime(user.updatedAt),
    role_id: 1,
    icon_url: null,
    has_created_company: user.admin,
    access: ['sales', 'global'].map((app) => access(app, user)),
  };
}

const access = (app: string, { admin }: User) => ({
  app,
  admin,
  permission_set_id: `b6f6f7f0-0000-4000-8000-00000000000${app === 'sales' ? 1 : 2}`,
});
