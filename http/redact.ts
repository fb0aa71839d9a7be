import { encoded } from './encoded';

/** Connection fields whose values must never leave in an error, a log line or an output. */
const secretFields = [
  'pipedrive_api_token',
  'hubspot_access_token',
  'clevertap_passcode',
  'assistant_client_secret',
] as const;

/** The secrets of one connection, with the forms in which a vendor might echo them. */
export function secretsOf(authData: Record<string, unknown> | undefined): string[] {
  return secretFields
    .map((field) => authData?.[field])
    .filter((value): value is string => typeof value === 'string' && value.length >= 4)
    .map((value) => value.trim())
    .flatMap((value) => [value, encoded(value), Buffer.from(value).toString('base64')]);
}

export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, '[hidden]'), text);
}
