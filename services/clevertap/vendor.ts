// CleverTap answers from the region's own host; a right key at the wrong region is a 401 like a wrong key, so every
// 401 names all three suspects. (clevertap.md 1, 2)
import { looseObject, optional, safeParse, string } from 'zod/mini';
import {
  type Answer,
  authField,
  type Call,
  needAuthField,
  plainRefusal,
  RelayError,
  type Vendor,
} from '../../http';
import { withoutRecord } from './codes';

/** The regions CleverTap names, with the hosts of its API. */
const hosts: Readonly<Record<string, string>> = {
  eu1: 'eu1.api.clevertap.com',
  in1: 'in1.api.clevertap.com',
  sg1: 'sg1.api.clevertap.com',
  us1: 'us1.api.clevertap.com',
  aps3: 'aps3.api.clevertap.com',
  mec1: 'mec1.api.clevertap.com',
};

export interface Account {
  id: string;
  region: string;
  passcode: string;
}

/** @throws RelayError `Required field missing`, naming what to add to the connection */
export function needAccount(call: Call): Account {
  return {
    id: needAuthField(call, 'clevertap_account_id', 'CleverTap account ID'),
    passcode: needAuthField(call, 'clevertap_passcode', 'CleverTap passcode'),
    region: authField(call, 'clevertap_region') ?? 'eu1',
  };
}

/** @throws RelayError `Invalid input` for a region that CleverTap does not have */
export function cleverTapVendor({ id, passcode, region }: Account): Vendor {
  return {
    name: 'clevertap',
    label: 'CleverTap',
    origin: `https://${hostOf(region)}`,
    headers: { 'x-clevertap-account-id': id, 'x-clevertap-passcode': passcode },
    refusal: (answer) => plainRefusal(told, answer),
  };
}

/**
 * A 429 says "Too many concurrent requests" and not for how long. The advised back-off begins at two seconds; the plain
 * ten are past that, and outlast most uploads that are under way. (clevertap.md 7)
 */
const told = {
  label: 'CleverTap',
  credential: 'Check the account ID, the passcode (not the SDK token) and the region: one of them is wrong.',
  reason,
};

function hostOf(region: string): string {
  const host = Object.hasOwn(hosts, region) ? hosts[region] : undefined;
  if (host) return host;
  throw new RelayError('Invalid input', {
    what: `"${region}" is no CleverTap region.`,
    why: `The regions are ${Object.keys(hosts).join(', ')}.`,
    todo: 'Choose the first part of your CleverTap dashboard’s address.',
  });
}

const failure = looseObject({ error: optional(string()) });

/** CleverTap's own words; never the record that it echoes. */
export function reason(answer: Answer): string | undefined {
  const parsed = safeParse(failure, answer.data);
  return parsed.success && parsed.data.error ? withoutRecord(parsed.data.error) : undefined;
}
