import type { z } from 'zod';

/** Thrown anywhere below a route; the dispatcher sends it as it is (pipedrive.md 1.5). */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: Readonly<Record<string, unknown>>,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

const developers = 'Please check developers.pipedrive.com';

export function failure(status: number, error: string, more: object = {}, error_info = developers): Refusal {
  const body = { success: false, error, error_info, data: null, additional_data: null, ...more };
  return new Refusal(status, body, error);
}

/** v2: a schema or type violation, all of them at once. */
export function schemaViolation(problems: readonly string[]): Refusal {
  const error = `Validation failed: ${problems.join('; ')}`;
  return new Refusal(400, { success: false, error, code: 'ERR_SCHEMA_VALIDATION_FAILED' }, error);
}

export const notAllowed = (name: string): string =>
  `${name}: Parameter '${name}' is not allowed for this request`;

export function badShape(error: z.ZodError): Refusal {
  return schemaViolation(error.issues.flatMap(toldIssue));
}

function toldIssue(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [path === '' ? issue.message : `${path}: ${issue.message}`];
  return issue.keys.map((key) => notAllowed(path === '' ? key : `${path}.${key}`));
}

/** A value of the right type that cannot stand: an owner who is not there, a stage of another pipeline. */
export const badRequest = (error: string, info?: string): Refusal => failure(400, error, {}, info);

export const invalidSearch = (error: string): Refusal => failure(400, error, { code: 'ERR_INVALID_INPUT' });

export const notFound = (what: string): Refusal =>
  failure(404, `${what} not found`, {}, 'Object was not found.');

export const forbidden = (error: string, more: object = {}): Refusal => failure(403, error, more);

/** pipedrive.md 1.5: webhook endpoints have a shape of their own. */
export function webhookRefusal(status: number, errors: Readonly<Record<string, string[]>>): Refusal {
  return new Refusal(status, { status: 'error', success: false, errors }, JSON.stringify(errors));
}

export function unauthorized(): Refusal {
  const error = 'unauthorized access';
  const body = { success: false, error, errorCode: 401, error_info: developers };
  return new Refusal(401, body, error, { 'x-401-by-gw': 'true' });
}
