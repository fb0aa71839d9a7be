import { looseObject, safeParse, string } from 'zod/mini';
import { type Answer, openHttp, RelayError, type Section } from '../../http';
import { cleverTapVendor, needAccount, reason } from './vendor';

const uploaded = looseObject({ status: string() });

/** A dry run of one upload: it checks account, passcode and region, and stores nothing. (clevertap.md 2) */
const probe = {
  d: [{ identity: 'lead-relay-connection-test', type: 'profile', profileData: { Source: 'Lead Relay' } }],
};

export const cleverTapSection: Section = {
  title: 'CleverTap',
  fields: ['clevertap_account_id', 'clevertap_passcode'],
  test: async (call) => {
    const account = needAccount(call);
    const request = { method: 'POST' as const, path: '/1/upload?dryRun=1', json: probe, repeatable: true };
    const answer = await openHttp(call).send(cleverTapVendor(account), request);
    const told = safeParse(uploaded, answer.data);
    if (!told.success || told.data.status !== 'success') throw notAccepted(answer);
    return { clevertap_account: `${account.id} (${account.region})` };
  },
};

const notAccepted = (answer: Answer) =>
  new RelayError('Permission denied', {
    what: 'CleverTap did not take a trial upload.',
    why: reason(answer) ?? 'It gave no reason.',
    todo: 'Check that the passcode may upload profiles and events.',
  });
