// What sync.yaml says besides its rules, as the policy holds it.
import type { z } from 'zod';
import { mapValues } from './plain';
import type { FieldPlan, KindPolicy, SyncPolicy } from './rule';
import type { ruleFiles } from './schema';
import type { DuplicateMode, FieldMode } from './words';

type WrittenPlan = FieldMode | FieldPlan;

interface WrittenKind<Match extends string, Key extends string> {
  match: Match;
  create: boolean;
  update: boolean;
  duplicates: DuplicateMode;
  fields: Record<Key, WrittenPlan>;
  custom: WrittenPlan;
  custom_fields?: Record<string, WrittenPlan>;
}

/** The switches and modes of each kind of record. */
export function syncPolicyOf(read: z.output<(typeof ruleFiles)['sync.yaml']>): SyncPolicy {
  return {
    endings: read.endings,
    company: kindPolicyOf(read.company),
    contact: kindPolicyOf(read.contact),
    deal: kindPolicyOf(read.deal),
  };
}

function kindPolicyOf<Match extends string, Key extends string>(
  read: WrittenKind<Match, Key>,
): KindPolicy<Match, Key> {
  return {
    match: read.match,
    create: read.create,
    update: read.update,
    duplicates: read.duplicates,
    fields: mapValues(read.fields, planOf),
    custom: planOf(read.custom),
    customFields: mapValues(read.custom_fields ?? {}, planOf),
  };
}

function planOf(written: WrittenPlan): FieldPlan {
  return typeof written === 'string' ? { mode: written, clear: false } : written;
}
