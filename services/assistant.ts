// The assistant's service: a token for each hour by client credentials, then calls that name the user they act for.
// (assistant-7targets.md 2)
import { array, looseObject, number, object, optional, safeParse, string, unknown } from 'zod/mini';
import {
  type Answer,
  type Call,
  type Http,
  needAuthField,
  openHttp,
  parseAnswer,
  plainRefusal,
  type Section,
  type Vendor,
} from '../http';

const token = looseObject({ access_token: string(), expires_in: optional(number()) });
const failure = object({ error: string() });

const label = 'The assistant’s service';
const credential = 'Check client ID and client secret; the support of the service issues them.';
const reason = (answer: Answer) => {
  const parsed = safeParse(failure, answer.data);
  return parsed.success ? parsed.data.error : undefined;
};

async function fetchToken(http: Http, clientId: string, secret: string): Promise<string> {
  const vendor: Vendor = {
    name: 'assistant',
    label,
    origin: 'https://login.7targets.com',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    // The login answers 400 where others answer 401.
    refusal: (answer) =>
      plainRefusal(
        { label, credential, reason },
        { ...answer, status: answer.status === 400 ? 401 : answer.status },
      ),
  };
  const form = { grant_type: 'client_credentials', scope: 'leads/post' };
  const answer = await http.send(vendor, { method: 'POST', path: '/oauth2/token', form, repeatable: true });
  return parseAnswer(token, answer.data, label).access_token;
}

function assistantVendor(bearer: string, user: string): Vendor {
  return {
    name: 'assistant',
    label,
    origin: 'https://api.7targets.com',
    headers: { authorization: `Bearer ${bearer}`, '7ts-user-identifier': user },
    refusal: (answer) =>
      plainRefusal(
        { label, credential: 'Check the user identifier (Settings › User Identifier).', reason },
        answer,
      ),
  };
}

/** A token, then one assistant: the second call also checks the user identifier. */
export const assistantSection: Section = {
  title: 'Assistant service',
  fields: ['assistant_client_id', 'assistant_client_secret', 'assistant_user_identifier'],
  test: async (call: Call) => {
    const clientId = needAuthField(call, 'assistant_client_id', 'assistant service client ID');
    const secret = needAuthField(call, 'assistant_client_secret', 'assistant service client secret');
    const user = needAuthField(call, 'assistant_user_identifier', 'assistant service user identifier');
    const http = openHttp(call);
    const vendor = assistantVendor(await fetchToken(http, clientId, secret), user);
    const answer = await http.send(vendor, { method: 'GET', path: '/leads/assistant?page=0&size=1' });
    parseAnswer(array(unknown()), answer.data, label);
    return { assistant_service: `connected as ${user}` };
  },
};
