import { number, object, optional, string } from 'zod/mini';
import {
  type Answer,
  type Call,
  type Http,
  type Outgoing,
  openHttp,
  parseAnswer,
  RelayError,
} from '../../http';
import { dropToken, type Grant, tokenOf } from './tokens';
import { type Account, apiVendor, label, loginVendor, needAccount } from './vendor';

/** Sends to the service as the connection's user. */
export interface Session {
  user: string;
  /** @throws RelayError for every answer that is not 2xx, and for none at all */
  send(request: Outgoing): Promise<Answer>;
}

/** @throws RelayError `Required field missing`, naming what to add to the connection */
export function openSession(call: Call): Session {
  const account = needAccount(call);
  const http = openHttp(call);
  const credential = `${account.clientId}\n${account.secret}`;
  const token = () => tokenOf(credential, Date.now(), () => login(http, account));
  const sendAs = (bearer: string, request: Outgoing) => http.send(apiVendor(account, bearer), request);
  return {
    user: account.user,
    // A refused token may have been revoked: a new one is asked for once.
    send: async (request) => {
      const bearer = await token();
      try {
        return await sendAs(bearer, request);
      } catch (error) {
        if (!(error instanceof RelayError && error.status === 401)) throw error;
        dropToken(credential, bearer);
      }
      return sendAs(await token(), request);
    },
  };
}

const granted = object({ access_token: string(), expires_in: optional(number()) });

/** A token whose end is not told is used, and not kept. */
async function login(http: Http, account: Account): Promise<Grant> {
  const form = { grant_type: 'client_credentials', scope: 'leads/post' };
  const request = { method: 'POST' as const, path: '/oauth2/token', form, repeatable: true };
  const answer = await http.send(loginVendor(account), request);
  const { access_token: token, expires_in: seconds = 0 } = parseAnswer(granted, answer.data, label);
  return { token, seconds };
}
