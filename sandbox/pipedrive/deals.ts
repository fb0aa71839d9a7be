// Deals as they are written (pipedrive.md 3.5).
import { z } from 'zod';
import type { Ledger } from '../core/ledger';
import {
  checkCommon,
  checkLink,
  commonDefaults,
  commonShape,
  day,
  id,
  moment,
  parsed,
  title,
} from './checks';
import type { Company, Stamp } from './company';
import { currencySchema, customValues } from './custom-values';
import { badRequest } from './refusals';
import { placed } from './stages';
import { plainMoment, rfcTime } from './times';
import { type Fields, flagIn, given, read } from './values';

const shape = {
  ...commonShape,
  title,
  person_id: id.nullable(),
  org_id: id.nullable(),
  pipeline_id: id,
  stage_id: id,
  value: z.number(),
  currency: z.string(),
  status: z.enum(['open', 'won', 'lost']), // `deleted` exists: never send it
  probability: z.number().min(0).max(100).nullable(),
  lost_reason: z.string().nullable(),
  expected_close_date: day.nullable(),
  close_time: moment,
  won_time: moment,
  lost_time: moment,
  is_archived: z.boolean(),
  archive_time: z.string().refine((text) => plainMoment(text) !== undefined, 'Expected YYYY-MM-DD HH:MM:SS'),
};
const patchSchema = z.strictObject(shape).partial();
/** No add_time here, unlike the other two. */
const createSchema = z.strictObject({ ...patchSchema.shape, title });
type Patch = z.output<typeof patchSchema>;

const nothing: Fields = {
  person_id: null,
  org_id: null,
  value: 0,
  probability: null,
  lost_reason: null,
  expected_close_date: null,
  close_time: null,
  won_time: null,
  lost_time: null,
  is_archived: false,
  archive_time: null,
};

export function newDeal(company: Company, body: unknown, stamp: Stamp): Fields {
  const sent = parsed(createSchema, body);
  const { userId } = stamp.source;
  const currency = company.users.get(userId)?.currency ?? 'EUR'; // the token owner's
  const begin: Fields = { ...commonDefaults(userId), ...nothing, creator_user_id: userId, currency };
  return { ...begin, status: 'open', ...dealFields(company, sent, stamp, undefined) };
}

export function changedDeal(company: Company, body: unknown, stamp: Stamp, deal: Ledger): Fields {
  const sent = parsed(patchSchema, body);
  refuseArchived(sent, deal);
  return dealFields(company, sent, stamp, deal);
}

/** pipedrive.md 6: un-archived in a call of its own; what else it may carry is unconfirmed: nothing. */
function refuseArchived(sent: Patch, deal: Ledger): void {
  if (!flagIn(deal, 'is_archived')) return;
  if (sent.is_archived === false && Object.keys(sent).length === 1) return;
  throw badRequest('The deal is archived', 'Send {"is_archived": false} by itself first.');
}

function dealFields(company: Company, sent: Patch, stamp: Stamp, deal: Ledger | undefined): Fields {
  const { custom_fields, person_id, org_id, currency, ...rest } = sent;
  if (currency !== undefined) parsed(z.object({ currency: currencySchema(company) }), { currency });
  const native = given({
    ...rest,
    ...checkCommon(company, 'deals', sent),
    currency,
    person_id: checkLink(company, 'persons', person_id, 'person_id'),
    org_id: checkLink(company, 'organizations', org_id, 'org_id'),
    ...placed(company, sent, deal, rfcTime(stamp.at)),
    ...closed(sent, deal, rfcTime(stamp.at)),
    ...archived(sent, rfcTime(stamp.at)),
  });
  return { ...native, ...customValues(company, 'deals', custom_fields) };
}

type Status = Patch['status'];

function closed(sent: Patch, deal: Ledger | undefined, now: string): Fields {
  const before = deal ? read(deal, 'status') : 'open';
  const status = sent.status ?? before;
  refuseMisplaced(sent, status);
  if (status === before) return {};
  return {
    close_time: status === 'open' ? null : (sent.close_time ?? now),
    won_time: status === 'won' ? (sent.won_time ?? now) : null,
    lost_time: status === 'lost' ? (sent.lost_time ?? now) : null,
    lost_reason: sent.lost_reason ?? null,
  };
}

/** What is said of a closed deal, and the statuses it may be said of. */
const needed: readonly [key: keyof Patch, statuses: readonly Status[]][] = [
  ['lost_reason', ['lost']],
  ['won_time', ['won']],
  ['lost_time', ['lost']],
  ['close_time', ['won', 'lost']],
];

function refuseMisplaced(sent: Patch, status: unknown): void {
  for (const [key, statuses] of needed)
    if (sent[key] && !statuses.some((one) => one === status))
      throw badRequest(`${key} needs the status ${statuses.join(' or ')}`);
}

function archived({ is_archived, archive_time }: Patch, now: string): Fields {
  if (archive_time !== undefined && !is_archived) throw badRequest('archive_time needs is_archived');
  if (is_archived === undefined) return {};
  const told = archive_time === undefined ? now : `${archive_time.replace(' ', 'T')}Z`;
  return { archive_time: is_archived ? told : null };
}
