// CleverTap answers from the region's own host; a right key at the wrong region is a 401 like a wrong key, so every
// 401 names all three suspects. (clevertap.md 1, 2)
import { looseObject, optional, safeParse, string } from 'zod/mini';
import {
  type Answer,
  authField,
  needAuthField,
  openHttp,
  plainRefusal,
  RelayError,
  type Section,
  type Vendor,
} from '../http';

/** The regions CleverTap names, with the hosts of its API. */
const hosts: Record<string, string> = {
  eu1: 'eu1.api.clevertap.com',
  in1: 'in1.api.clevertap.com',
  sg1: 'sg1.api.clevertap.com',
  us1: 'us1.api.clevertap.com',
  aps3: 'aps3.api.clevertap.com',
  mec1: 'mec1.api.clevertap.com',
};

const failure = looseObject({ error: optional(string()) });
const uploaded = looseObject({ status: string() });

function hostOf(region: string): string {
  const host = Object.hasOwn(hosts, region) ? hosts[region] : undefined;
  if (host) return host;
  throw new RelayError('Invalid input', {
    what: `"${region}" is no CleverTap region.`,
    why: `The regions are ${Object.keys(hosts).join(', ')}.`,
    todo: 'Choose the first part of your CleverTap dashboard’s address.',
  });
}

function cleverTapVendor(account: string, passcode: string, region: string): Vendor {
  return {
    name: 'clevertap',
    label: 'CleverTap',
    origin: `https://${hostOf(region)}`,
    headers: { 'x-clevertap-account-id': account, 'x-clevertap-passcode': passcode },
    refusal: (answer) =>
      plainRefusal(
        {
          label: 'CleverTap',
          credential:
            'Check the account ID, the passcode (not the SDK token) and the region: one of them is wrong.',
          reason,
        },
        answer,
      ),
  };
}

function reason(answer: Answer): string | undefined {
  const parsed = safeParse(failure, answer.data);
  return parsed.success ? parsed.data.error : undefined;
}

/** A dry run of one upload: it checks account, passcode and region, and stores nothing. */
const probe = {
  d: [{ identity: 'lead-relay-connection-test', type: 'profile', profileData: { Source: 'Lead Relay' } }],
};

export const cleverTapSection: Section = {
  title: 'CleverTap',
  fields: ['clevertap_account_id', 'clevertap_passcode'],
  test: async (call) => {
    const account = needAuthField(call, 'clevertap_account_id', 'CleverTap account ID');
    const passcode = needAuthField(call, 'clevertap_passcode', 'CleverTap passcode');
    const region = authField(call, 'clevertap_region') ?? 'eu1';
    const vendor = cleverTapVendor(account, passcode, region);
    const request = { method: 'POST' as const, path: '/1/upload?dryRun=1', json: probe, repeatable: true };
    const answer = await openHttp(call).send(vendor, request);
    const told = safeParse(uploaded, answer.data);
    if (!told.success || told.data.status !== 'success') throw notAccepted(answer);
    return { clevertap_account: `${account} (${region})` };
  },
};

const notAccepted = (answer: Answer) =>
  new RelayError('Permission denied', {
    what: 'CleverTap did not take a trial upload.',
    why: reason(answer) ?? 'It gave no reason.',
    todo: 'Check that the passcode may upload profiles and events.',
  });
