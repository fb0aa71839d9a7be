// Values of the right type that cannot stand, alike for all three kinds.
import { z } from 'zod';
import type { Company } from './company';
import type { KindName } from './kinds';
import { badRequest, badShape } from './refusals';
import { plans } from './settings';
import { isDay, rfcMoment } from './times';
import type { Fields, Json } from './values';

export const id = z.int().positive();
export const title = z.string().trim().min(1).max(255); // pipedrive.md 6
export const day = z.string().refine(isDay, 'Expected YYYY-MM-DD');
export const moment = z
  .string()
  .refine((text) => rfcMoment(text) !== undefined, 'Expected RFC 3339 without fractional seconds');

/** What every record may be sent. */
export const commonShape = {
  owner_id: id,
  visible_to: z.int(),
  label_ids: z.array(z.int()),
  custom_fields: z.record(z.string(), z.unknown()),
};

export interface Common {
  owner_id?: number | undefined;
  visible_to?: number | undefined;
  label_ids?: number[] | undefined;
}

export function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) throw badShape(result.error);
  return result.data;
}

export function checkCommon(
  company: Company,
  entity: KindName,
  sent: Common,
): Record<string, Json | undefined> {
  const { owner_id, visible_to, label_ids } = sent;
  if (owner_id !== undefined) checkOwner(company, owner_id);
  const allowed: readonly number[] = plans[company.settings.plan].visibility;
  if (visible_to !== undefined && !allowed.includes(visible_to))
    throw badRequest(`visible_to must be one of ${allowed.join(', ')}`);
  if (label_ids) checkLabels(company, entity, label_ids);
  return { owner_id, visible_to, label_ids };
}

/** pipedrive.md 6: a deactivated owner fails or is accepted (unconfirmed): refused, so that clients ask first. */
function checkOwner({ users }: Company, owner: number): void {
  const user = users.get(owner);
  if (!user) throw badRequest('User not found', `owner_id ${owner} is no user of this company.`);
  if (!user.active) throw badRequest('User is not active', `owner_id ${owner} is deactivated.`);
}

/** pipedrive.md 6: an unknown id presumably fails. */
function checkLabels(company: Company, entity: KindName, labels: readonly number[]): void {
  const known = company.fields[entity].get('label')?.options ?? [];
  const unknown = labels.find((label) => !known.some((one) => one.id === label));
  if (unknown !== undefined) throw badRequest(`Label ${unknown} does not exist`);
}

/** A link must lead somewhere; null unlinks where the schema lets it through. */
export function checkLink(company: Company, kind: KindName, target: number | null | undefined, key: string) {
  if (target !== null && target !== undefined && !company.visible(kind, target))
    throw badRequest(`${key} ${target} was not found`);
  return target;
}

/** pipedrive.md 6: without an owner the record belongs to the token's user; visible to the company. */
export const commonDefaults = (userId: number): Fields => ({
  owner_id: userId,
  visible_to: 3,
  label_ids: [],
});
