// POST /1/upload: 200 whatever became of the records; the body tells. (clevertap.md 3, 6)
import { z } from 'zod';
import { json } from '../core/answer';
import type { Incoming, SandboxResponse } from '../core/types';
import type { Account } from './account';
import { isOfForm, problemOf } from './judge';
import { asObject, type JsonObject, type Problem } from './problem';
import { isPhone } from './profile-rules';
import { badRequest } from './refusals';

const envelope = z.strictObject({ d: z.array(z.record(z.string(), z.unknown())).min(1).max(1000) });

export function upload(account: Account, { body, query }: Incoming): SandboxResponse {
  const records = parse(body);
  if (records === undefined) return badRequest('Malformed request');
  if (!records.every(isOfForm)) return badRequest('Invalid payload');
  const problems = records.map((record) => problemOf(record, account.settings));
  const stores = query.get('dryRun') !== '1';
  for (const [index, record] of records.entries()) if (stores && !problems[index]) account.store(record);
  return json(200, report(records, problems));
}

function parse(text: string): JsonObject[] | undefined {
  try {
    return envelope.safeParse(JSON.parse(text)).data?.d;
  } catch {
    return undefined; // answered with 400 by the caller
  }
}

function report(records: readonly JsonObject[], problems: readonly (Problem | undefined)[]) {
  const unprocessed = records.flatMap((record, index) => {
    const problem = problems[index];
    if (!problem) return [];
    const error = `${problem.text} Skipped record number : ${index + 1}`;
    return [{ status: 'fail', code: problem.code, error, record: echo(record) }];
  });
  const processed = records.length - unprocessed.length;
  const some = processed === 0 ? 'fail' : 'partial';
  return { status: unprocessed.length === 0 ? 'success' : some, processed, unprocessed };
}

/** clevertap.md 4: an accepted phone number comes back as a number. */
function echo(record: JsonObject): JsonObject {
  const data = asObject(record.profileData);
  if (!data || !isPhone(data.Phone)) return record;
  return { ...record, profileData: { ...data, Phone: Number(data.Phone) } };
}
