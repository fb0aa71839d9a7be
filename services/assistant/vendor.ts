// The two hosts of the service: one gives tokens, the other takes them. (assistant-7targets.md 2)
import {
  type Answer,
  type Call,
  needAuthField,
  plainRefusal,
  redact,
  secretsOf,
  type Vendor,
} from '../../http';
import { statusOf, wordsOf } from './words';

export const label = 'The assistant’s service';

export interface Account {
  clientId: string;
  secret: string;
  user: string;
}

export const accountFields = [
  'assistant_client_id',
  'assistant_client_secret',
  'assistant_user_identifier',
] as const;

/** @throws RelayError `Required field missing`, naming what to add to the connection */
export function needAccount(call: Call): Account {
  return {
    clientId: needAuthField(call, 'assistant_client_id', 'Assistant Service Client ID'),
    secret: needAuthField(call, 'assistant_client_secret', 'Assistant Service Client Secret'),
    user: needAuthField(call, 'assistant_user_identifier', 'Assistant Service User Identifier'),
  };
}

export function loginVendor({ clientId, secret }: Account): Vendor {
  const basic = Buffer.from(`${clientId}:${secret}`).toString('base64');
  const words = clean([...secretsOf({ assistant_client_secret: secret }), basic]);
  const credential = 'Check client ID and client secret; the support of the service issues them.';
  return {
    name: 'assistant',
    label,
    origin: 'https://login.7targets.com',
    headers: { authorization: `Basic ${basic}` },
    // The login answers 400 where others answer 401.
    refusal: (answer) =>
      plainRefusal(
        { label, credential, reason: words },
        { ...answer, status: answer.status === 400 ? 401 : answer.status },
      ),
    words,
    unlogged: true,
  };
}

export function apiVendor({ secret, user }: Account, bearer: string): Vendor {
  const words = clean([...secretsOf({ assistant_client_secret: secret }), bearer]);
  const credential = 'Check the user identifier (Settings › User Identifier).';
  return {
    name: 'assistant',
    label,
    origin: 'https://api.7targets.com',
    headers: { authorization: `Bearer ${bearer}`, '7ts-user-identifier': user },
    refusal: (answer) =>
      plainRefusal({ label, credential, reason: words }, { ...answer, status: statusOf(answer) }),
    words,
    unlogged: true,
  };
}

/** What the service says without what is secret in it: its words also go into messages and notes. */
const clean = (secrets: readonly string[]) => (answer: Answer) => {
  const words = wordsOf(answer);
  return words && redact(words, secrets);
};
