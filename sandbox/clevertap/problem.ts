import { z } from 'zod';

/** Why one record was not taken. (clevertap.md 6) */
export interface Problem {
  code: number;
  text: string;
}

const jsonObject = z.record(z.string(), z.unknown());

export type JsonObject = z.infer<typeof jsonObject>;

/** An object of JSON, no list; undefined for anything else. */
export const asObject = (value: unknown): JsonObject | undefined => jsonObject.safeParse(value).data;

export const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);
