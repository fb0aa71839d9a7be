// POST /oauth2/token: client credentials, as Cognito grants them. (assistant-7targets.md 2: Token)
import { json } from '../core/answer';
import type { Clock } from '../core/clock';
import { uuid } from '../core/ids';
import type { Incoming, SandboxResponse } from '../core/types';
import type { AssistantSettings } from './settings';

export class Tokens {
  readonly #expiries = new Map<string, number>();

  constructor(
    private readonly settings: AssistantSettings,
    private readonly clock: Clock,
    private readonly random: () => number,
  ) {}

  /** Made like a JSON Web Token: three parts. There is no refresh token. */
  grant(request: Incoming): SandboxResponse {
    const fault = faultOf(request, this.settings);
    if (fault) return json(400, { error: fault });
    const { tokenSeconds } = this.settings;
    const token = `sandbox.${uuid(this.random)}.token`;
    this.#expiries.set(token, this.clock.now() + tokenSeconds * 1_000);
    return json(200, { access_token: token, expires_in: tokenSeconds, token_type: 'Bearer' });
  }

  /** Whether the request bears a token that is good now. */
  admits({ headers }: Incoming): boolean {
    const [, token = ''] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? [];
    return (this.#expiries.get(token) ?? 0) > this.clock.now();
  }

  /** All that were granted, the latest last. */
  granted(): string[] {
    return [...this.#expiries.keys()];
  }

  /** None is good any more. */
  revoke(): void {
    this.#expiries.clear();
  }
}

/** Cognito's words, with status 400. */
function faultOf({ headers, body }: Incoming, { clientId, clientSecret }: AssistantSettings) {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  if (headers.authorization !== `Basic ${basic}`) return 'invalid_client';
  if (!/^application\/x-www-form-urlencoded\b/.test(headers['content-type'] ?? '')) return 'invalid_request';
  const form = new URLSearchParams(body);
  if (form.get('grant_type') !== 'client_credentials') return 'unsupported_grant_type';
  return form.get('scope') === 'leads/post' ? undefined : 'invalid_scope';
}
