// GET /1/profile.json. (clevertap.md 9)
import { json } from '../core/answer';
import type { Incoming, SandboxResponse } from '../core/types';
import type { Account, Profile, StoredEvent } from './account';
import { badRequest } from './refusals';

export function readProfile(account: Account, { query }: Incoming): SandboxResponse {
  const given = [...query.entries()];
  const [name, value] = given[0] ?? [];
  if (given.length !== 1 || value === undefined)
    return badRequest('One of identity, email, objectId is needed');
  if (name !== 'email' && name !== 'identity' && name !== 'objectId') return badRequest('Unknown parameter');
  const profile = name === 'email' ? byEmail(account, value) : account.find(name, value);
  // What an unknown one is answered with is unconfirmed: success with nothing in it is the harder one.
  return json(200, { status: 'success', record: profile ? present(profile) : null });
}

const byEmail = ({ profiles }: Account, email: string): Profile | undefined =>
  [...profiles].find(({ properties }) => properties.get('Email') === email);

function present({ properties, events, objectId }: Profile) {
  return {
    email: properties.get('Email'),
    profileData: Object.fromEntries(properties),
    events: counts(events),
    platformInfo: [{ platform: 'Web', objectId }],
  };
}

/** By name: how often, first and last. */
export function counts(events: readonly StoredEvent[]) {
  const names = [...new Set(events.map(({ name }) => name))];
  const entries = names.map((name) => {
    const moments = events.filter((event) => event.name === name).map(({ ts }) => ts);
    const seen = { first_seen: Math.min(...moments), last_seen: Math.max(...moments) };
    return [name, { count: moments.length, ...seen }] as const;
  });
  return Object.fromEntries(entries);
}
