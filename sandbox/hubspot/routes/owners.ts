// Owners, read-only (hubspot.md 5).
import { isoShort } from '../../core/clock';
import { type Answer, afterOf, type Call, flagOf, limitOf, param, type Route } from '../call';
import type { Owner } from '../entities';
import { invalid, objectNotFound } from '../refusals';
import { v } from '../version';

const scopes = [['crm.objects.owners.read']];

export const ownerRoutes: Route[] = [
  { method: 'GET', pattern: `/crm/owners/${v}`, scopes, run: list },
  { method: 'GET', pattern: `/crm/owners/${v}/:id`, scopes, run: one },
];

function list(call: Call): Answer {
  const limit = limitOf(call, { fallback: 100, max: 500 });
  const archived = flagOf(call, 'archived'); // a separate list, not a superset
  const email = call.query.get('email'); // exact; how it treats case is unconfirmed, so it counts here
  const after = afterOf(call) ?? 0;
  const owners = [...call.portal.owners.values()].filter(
    (owner) =>
      owner.archived === archived && (email === null || owner.email === email) && Number(owner.id) > after,
  );
  const page = owners.slice(0, limit);
  const last = page.at(-1);
  const more = owners.length > limit && last ? { paging: { next: { after: last.id } } } : {};
  return { status: 200, body: { results: page.map(wireOwner), ...more } };
}

function one(call: Call): Answer {
  const idProperty = call.query.get('idProperty') ?? 'id';
  if (idProperty !== 'id' && idProperty !== 'userId') throw invalid('idProperty must be id or userId.');
  const id = param(call, 'id');
  const archived = flagOf(call, 'archived');
  const owners = [...call.portal.owners.values()];
  const owner = owners.find((one) => String(one[idProperty]) === id && one.archived === archived);
  if (!owner) throw objectNotFound(`Owner with ${idProperty} ${id} was not found.`);
  return { status: 200, body: wireOwner(owner) };
}

export function wireOwner(owner: Owner): Record<string, unknown> {
  const { id, email, firstName, lastName, userId, archived, createdAt, updatedAt } = owner;
  return {
    id,
    email,
    type: 'PERSON',
    firstName,
    lastName,
    userId: archived ? null : userId, // of an archived one the number is only in the second
    userIdIncludingInactive: userId,
    createdAt: isoShort(createdAt),
    updatedAt: isoShort(updatedAt),
    archived,
    teams: [],
  };
}
