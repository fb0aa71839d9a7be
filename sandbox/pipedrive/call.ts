import type { z } from 'zod';
import type { Company, Stamp } from './company';
import type { User } from './entities';
import { badRequest, badShape, notAllowed, schemaViolation } from './refusals';
import { rfcMoment } from './times';

export interface Answer {
  status: number;
  body: unknown;
}

/** One request, on its way through a route. */
export interface Call {
  company: Company;
  user: User;
  params: Record<string, string>;
  query: URLSearchParams;
  text: string;
  agent: string;
}

export interface Route {
  method: string;
  pattern: string;
  /** Tokens (pipedrive.md 1.6). */
  cost: number;
  /** Search has a limit of its own in addition. */
  search?: boolean;
  run(call: Call): Answer;
}

export const ok = (data: unknown, additional_data: unknown = null): Answer => ({
  status: 200,
  body: { success: true, data, additional_data },
});

export function bodyOf<T>(call: Call, schema: z.ZodType<T>): T {
  const result = schema.safeParse(jsonOf(call));
  if (!result.success) throw badShape(result.error);
  return result.data;
}

export function jsonOf({ text }: Call): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw badRequest('Bad request', `The body is not JSON: ${reason}`);
  }
}

/** What the token's user does now. */
export function stampOf({ company, user, agent }: Call): Stamp {
  const source = { type: 'api', userId: user.id, label: agent };
  return { at: company.clock.now(), source };
}

/** v2 ids are whole numbers. */
export function idOf(call: Call, name = 'id'): number {
  const text = call.params[name] ?? '';
  if (!/^\d{1,15}$/.test(text)) throw schemaViolation([`${name}: Expected a whole number, not '${text}'`]);
  return Number(text);
}

/** Stricter than the sheet, which says it of bodies only: a misspelt parameter would be silently ignored. */
export function refuseUnknown({ query }: Call, allowed: readonly string[]): void {
  const unknown = [...new Set(query.keys())].filter((name) => !allowed.includes(name));
  if (unknown.length > 0) throw schemaViolation(unknown.map(notAllowed));
}

export function csvOf({ query }: Call, name: string): string[] {
  const parts = (query.get(name) ?? '').split(',').map((text) => text.trim());
  return parts.filter((text) => text !== '');
}

export function intOf({ query }: Call, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw schemaViolation([`${name}: Expected a whole number, not '${text}'`]);
  return Number(text);
}

export function limitOf(call: Call, max: number): number {
  const limit = intOf(call, 'limit') ?? Math.min(100, max);
  if (limit < 1 || limit > max) throw schemaViolation([`limit: must be between 1 and ${max}`]);
  return limit;
}

/** pipedrive.md 3.1: RFC 3339; fractional seconds are rejected. */
export function momentOf({ query }: Call, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const ms = rfcMoment(text);
  if (ms === undefined)
    throw schemaViolation([`${name}: Expected RFC 3339 without fractional seconds, not '${text}'`]);
  return ms;
}

export function oneOf<T extends string>(call: Call, name: string, allowed: readonly [T, ...T[]]): T {
  const text = call.query.get(name);
  if (text === null) return allowed[0];
  const found = allowed.find((one) => one === text);
  if (!found) throw schemaViolation([`${name}: '${text}' is not one of ${allowed.join(', ')}`]);
  return found;
}

/** Booleans are only true and false (pipedrive.md 2). */
export const flagOf = (call: Call, name: string): boolean => oneOf(call, name, ['false', 'true']) === 'true';
