// One record on its way into the CRM: may it be written, is it there, what differs. A repeat finds what the first run
// made and has nothing to write.
import type { RecordKind, StoredRecord } from '../crm';
import { type DuplicateMode, policy } from '../engine';
import { info, type Outcome, outcome, warning } from '../outcome';
import { type Changes, changesFor, merged } from './changes';
import { excludedAnyway, type Input, type Judgement, judge } from './exclusion';
import type { Sync } from './sync';
import { twinWarnings } from './twins';
import type { Wanted, WantedFields } from './wanted';

export interface Push {
  kind: RecordKind;
  /** As people call the record in messages. */
  name: string;
  /** What the rules are asked with. */
  input: Input;
  duplicates: DuplicateMode | undefined;
  /**
   * Records that are meant, oldest first.
   * @param beforeCreate the newest records are looked at as well, even where the search found one
   */
  matches(beforeCreate: boolean): Promise<StoredRecord[]>;
  /** What they have in common, for a warning: `the domain moreau-optics.example`. */
  key: string;
  wanted(record: StoredRecord | undefined): Promise<WantedFields>;
  /** What comes after the record was written or found. */
  after?(record: StoredRecord, created: boolean): Promise<string[]>;
}

export async function pushRecord(sync: Sync, push: Push): Promise<Outcome> {
  const anyway = excludedAnyway(push.kind, push.input);
  if (anyway) return left(push, anyway);
  const duplicates = push.duplicates ?? policy.sync[push.kind].duplicates;
  const matches = await push.matches(duplicates === 'create');
  const judgement = judge(push.kind, push.input, matches.length);
  const hindrance = judgement.reason ?? hindranceOf(push.kind, matches, duplicates);
  if (hindrance !== undefined) return left(push, { ...judgement, reason: hindrance }, matches[0]);
  const meant = duplicates === 'create' ? await besideWhich(push, matches) : matches[0];
  const { wanted, warnings } = await push.wanted(meant);
  const twins = meant === matches[0] ? twinWarnings(push.key, matches.slice(1)) : [];
  const scene = { push, wanted, judgement, warnings: [...twins, ...warnings] };
  return meant ? update(sync, scene, meant) : create(sync, scene);
}

/**
 * Another one is made beside a single one that differs, never a third: a repeat finds the one that was made.
 * @returns undefined where another one is to be made
 */
async function besideWhich(push: Push, matches: readonly StoredRecord[]): Promise<StoredRecord | undefined> {
  for (const record of matches) {
    const { wanted } = await push.wanted(record);
    if (await isSame(wanted, record)) return record;
  }
  return matches.length > 1 ? matches[0] : undefined;
}

interface Scene {
  push: Push;
  wanted: readonly Wanted[];
  judgement: Judgement;
  warnings: string[];
}

function hindranceOf(
  kind: RecordKind,
  matches: readonly StoredRecord[],
  duplicates: DuplicateMode,
): string | undefined {
  if (matches.length > 0) return duplicates === 'skip' ? 'it is there already' : undefined;
  return policy.sync[kind].create ? undefined : 'sync.yaml says that none is created';
}

const unchanging = 'it is there already, and sync.yaml says that none is changed';

/** Nothing is written, and the user learns why. */
export function left(
  { name }: Pick<Push, 'name'>,
  { reason = '', rule }: { reason: string | undefined; rule?: Judgement['rule'] },
  record?: StoredRecord,
): Outcome {
  return outcome({
    id: record?.id ?? `skipped:${name}`,
    skipped: 1,
    url: record?.url || null,
    rule: rule ?? null,
    messages: [warning(`${name} was skipped: ${reason}. Nothing was written.`)],
  });
}

async function create(sync: Sync, scene: Scene): Promise<Outcome> {
  const { push } = scene;
  const { changes, warnings } = await changesFor(scene.wanted, undefined);
  const record = await sync.records.create(push.kind, merged(changes));
  const said = (await push.after?.(record, true)) ?? [];
  return outcome({
    ...outcomeOf(scene, record, { changes, warnings }),
    created: 1,
    messages: [info(`${push.name} was created.`), ...said.map(info)],
  });
}

async function update(sync: Sync, scene: Scene, record: StoredRecord): Promise<Outcome> {
  const { push } = scene;
  if (!policy.sync[push.kind].update) return left(push, { ...scene.judgement, reason: unchanging }, record);
  const difference = await changesFor(scene.wanted, record);
  const changed = difference.changes.length > 0;
  if (changed) await sync.records.update(record, merged(difference.changes));
  const said = (await push.after?.(record, false)) ?? [];
  const text = changed
    ? `${push.name} was updated.`
    : `${record.name} is there already, and nothing had to be written.`;
  return outcome({
    ...outcomeOf(scene, record, difference),
    updated: changed ? 1 : 0,
    unchanged: changed ? 0 : 1,
    messages: [info(text), ...said.map(info)],
  });
}

const outcomeOf = (scene: Scene, record: StoredRecord, { changes, warnings }: Changes) => ({
  id: record.id,
  url: record.url || null,
  rule: scene.judgement.rule,
  changed_fields: changes.map(({ name }) => name),
  written: [...scene.warnings, ...warnings],
});

/** Whether everything that is wanted stands there already, whatever the plans say. */
async function isSame(wanted: readonly Wanted[], record: StoredRecord): Promise<boolean> {
  const strictly = wanted
    .filter(({ text }) => text.trim() !== '')
    .map((one) => ({ ...one, plan: { mode: 'overwrite' as const, clear: false } }));
  return (await changesFor(strictly, record)).changes.length === 0;
}
