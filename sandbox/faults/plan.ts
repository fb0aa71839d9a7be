// What is to go wrong: by rate or by script, repeatable from a seed.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { vendorNames } from '../core/types';

/** The requests that a fault is about: all of these hold. */
const on = z.strictObject({
  vendor: z.enum(vendorNames).optional(),
  method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']).optional(),
  /** Part of the path or the query. */
  path: z.string().min(1).optional(),
});

/** A share of what it is about, or which ones of it, counted from 1. */
const chance = {
  rate: z.number().min(0).max(1).optional(),
  at: z.array(z.int().positive()).min(1).optional(),
};
const request = { ...chance, on: on.optional() };
/** Whether the request has taken effect when it goes wrong. */
const moment = z.enum(['before', 'after']).default('before');
/** Zapier ends an operation after 30 seconds (zapier-platform.md 2). */
const tooLate = 35_000;

const faults = [
  z.strictObject({
    fault: z.literal('rate_limit'),
    ...request,
    spent: z.enum(['burst', 'day']).default('burst'),
    delay_header: z.boolean().default(true),
  }),
  z.strictObject({
    fault: z.literal('server_error'),
    ...request,
    moment,
    status: z.int().min(500).max(599).optional(),
  }),
  z.strictObject({ fault: z.literal('dropped'), ...request, moment }),
  z.strictObject({
    fault: z.literal('slow'),
    ...request,
    moment: z.enum(['before', 'after']).default('after'),
    delay_ms: z.int().positive().default(tooLate),
  }),
  z.strictObject({
    fault: z.literal('html'),
    ...request,
    moment,
    status: z.int().min(200).max(599).optional(),
  }),
  z.strictObject({ fault: z.literal('truncated'), ...request }),
  z.strictObject({
    fault: z.literal('search_lag'),
    ...request,
    lag_ms: z.int().positive().max(3_600_000).default(30_000),
  }),
  z.strictObject({ fault: z.literal('user_deactivated'), ...request, user: z.email() }),
  z.strictObject({ fault: z.literal('field_deleted'), ...request, field: z.string().min(1) }),
  z.strictObject({
    fault: z.literal('concurrent_edit'),
    ...request,
    /** By property or field name; `owner` is an e-mail address; '' clears. */
    changes: z.record(z.string(), z.string()),
  }),
  z.strictObject({ fault: z.literal('webhook_doubled'), ...chance }),
  z.strictObject({
    fault: z.literal('webhook_late'),
    ...chance,
    delay_ms: z.int().positive().default(60_000),
  }),
  z.strictObject({ fault: z.literal('webhook_lost'), ...chance }),
] as const;

const fault = z
  .discriminatedUnion('fault', faults)
  .refine(({ rate, at }) => (rate === undefined) !== (at === undefined), 'needs either "rate" or "at"');

export const faultPlanSchema = z.strictObject({
  seed: z.int().min(0).max(4_294_967_295).optional(),
  faults: z.array(fault),
});

export type FaultPlan = z.input<typeof faultPlanSchema>;
export type ParsedFaultPlan = z.output<typeof faultPlanSchema>;
export type Fault = ParsedFaultPlan['faults'][number];

/** @throws Error with each mistake by its path, such as faults.2.rate */
export function parseFaults(data: unknown): ParsedFaultPlan {
  const result = faultPlanSchema.safeParse(data);
  if (result.success) return result.data;
  const told = result.error.issues.map(
    ({ path, message }) => `${path.join('.') || '(the file)'}: ${message}`,
  );
  throw new Error(`The faults are not valid.\n${told.join('\n')}`);
}

/** From a JSON file. */
export const readFaults = (file: string): ParsedFaultPlan =>
  parseFaults(JSON.parse(readFileSync(file, 'utf8')));
