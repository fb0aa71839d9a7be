import type { z } from 'zod';
import type { Problem } from './entities';

export interface ErrorItem {
  message: string;
  code?: string;
  in?: string;
  context?: Record<string, string[]>;
}

export interface ErrorBody {
  message: string;
  category?: string;
  subCategory?: string;
  errorType?: string;
  policyName?: string;
  context?: Record<string, string[]>;
  errors?: ErrorItem[];
}

/** Thrown anywhere below a route; the dispatcher adds status and correlation id (hubspot.md 1.6). */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message);
  }
}

export function invalid(message: string, more: Partial<ErrorBody> = {}): Refusal {
  return new Refusal(400, { message, category: 'VALIDATION_ERROR', ...more });
}

/** hubspot.md 1.6: every bad property is listed, in the text as embedded JSON and in `errors`. */
export function badProperties(problems: readonly Problem[], portalId: number): Refusal {
  const embedded = problems.map(({ name, message, code }) => ({
    isValid: false,
    message,
    ...(code ? { error: code } : {}),
    name,
    localizedErrorMessage: message,
    portalId,
  }));
  return invalid(`Property values were not valid: ${JSON.stringify(embedded)}`, {
    errors: problems.map(({ name, message, code }) => ({
      message,
      ...(code ? { code } : {}),
      context: { propertyName: [name] },
    })),
  });
}

export function badShape(error: z.ZodError): Refusal {
  const errors = error.issues.map(({ path, message }) => ({ message, in: path.join('.') }));
  const told = errors.map(({ message, in: where }) => (where ? `${where}: ${message}` : message)).join('; ');
  return invalid(`Invalid input: ${told}`, { errors });
}

export const objectNotFound = (message: string, context?: Record<string, string[]>): Refusal =>
  new Refusal(404, { message, category: 'OBJECT_NOT_FOUND', ...(context ? { context } : {}) });

/** hubspot.md 1.6: an unknown record may come without a category. */
export const resourceNotFound = (): Refusal => new Refusal(404, { message: 'resource not found' });

export const contactExists = (id: string): Refusal =>
  new Refusal(409, { message: `Contact already exists. Existing ID: ${id}`, category: 'CONFLICT' });

export function missingScopes(alternatives: readonly string[]): Refusal {
  const message = 'One or more of the following scopes are required.';
  return new Refusal(403, {
    message: 'This access token has not been granted all scopes that this call requires.',
    category: 'MISSING_SCOPES',
    errors: [{ message, context: { requiredGranularScopes: [...alternatives] } }],
  });
}

export function tooMany(policyName: 'SECONDLY' | 'TEN_SECONDLY_ROLLING' | 'DAILY'): Refusal {
  return new Refusal(429, {
    message: `You have reached your ${policyName.toLowerCase()} limit.`,
    category: 'RATE_LIMITS',
    errorType: 'RATE_LIMIT',
    policyName,
  });
}
