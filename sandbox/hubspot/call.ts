import type { z } from 'zod';
import type { Portal } from './portal';
import { badShape, invalid } from './refusals';
import { currentVersion } from './version';

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** One request, on its way through a route. */
export interface Call {
  portal: Portal;
  params: Record<string, string>;
  query: URLSearchParams;
  text: string;
}

export interface Route {
  method: string;
  pattern: string;
  /** All groups are needed; inside a group any one scope does (hubspot.md 1.2, 1.3). */
  scopes: readonly (readonly string[])[];
  /** Search has its own limit and no rate-limit headers (hubspot.md 1.5). */
  search?: boolean;
  run(call: Call): Answer;
}

export function bodyOf<T>(call: Call, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parseJson(call.text));
  if (!result.success) throw badShape(result.error);
  return result.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid(`Invalid input JSON on line 1, column 1: ${reason}`); // hubspot.md 1.6
  }
}

/** Write rules that admins set up bind from 2026-09 on (hubspot.md 2). */
export const bindsAdminRules = (call: Call): boolean => call.params.version === currentVersion;

export const param = (call: Call, name: string): string => call.params[name] ?? '';

export function listOf(call: Call, name: string): string[] {
  const all = call.query.getAll(name).flatMap((text) => text.split(','));
  return all.map((text) => text.trim()).filter((text) => text !== '');
}

export function flagOf(call: Call, name: string): boolean {
  const text = call.query.get(name) ?? 'false';
  if (text !== 'true' && text !== 'false') throw invalid(`${name} must be true or false, not "${text}".`);
  return text === 'true';
}

export function limitOf(call: Call, { fallback, max }: { fallback: number; max: number }): number {
  const text = call.query.get('limit');
  if (text === null) return fallback;
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1) throw invalid(`limit must be a positive integer, not "${text}".`);
  if (limit > max) throw invalid(`limit ${limit} is greater than the maximum of ${max}.`);
  return limit;
}

export function afterOf(call: Call): number | undefined {
  const text = call.query.get('after');
  if (text === null || text === '') return undefined;
  if (!/^\d+$/.test(text)) throw invalid(`after must be a paging cursor, not "${text}".`);
  return Number(text);
}
