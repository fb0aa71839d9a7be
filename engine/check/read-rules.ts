import type { Condition } from '../condition/condition';
import { readCondition } from '../condition/read';
import { argumentsOf, operationOf } from '../condition/reading';
import { factsOf } from '../facts';
import type { Folder } from '../folder';
import { nameText } from '../plain';
import type { Path } from '../source';
import { type RawRule, rawRules } from './ruled';

/** A rule whose condition could be read. */
export interface ReadRawRule {
  raw: RawRule;
  name: string;
  condition: Condition;
}

/** The rules of a folder whose conditions are sound; another check tells about the others. */
export function readRules(folder: Folder): ReadRawRule[] {
  return rawRules(folder).flatMap((raw) => {
    if (raw.when === undefined || raw.name === 'otherwise') return [];
    const condition = readCondition(raw.when, [], { facts: factsOf(raw.question), report: () => undefined });
    return condition ? [{ raw, name: nameText(raw.name), condition }] : [];
  });
}

/** A condition with its path in the rule's file, and those below it. */
export interface PlacedCondition {
  condition: Condition;
  path: Path;
  below: PlacedCondition[];
}

/** Where each part of a rule's condition stands. */
export function placesOf({ raw, condition }: ReadRawRule): PlacedCondition {
  return placed(condition, raw.when, [...raw.path, 'when']);
}

// A condition mirrors what is written, so the two are walked side by side.
function placed(condition: Condition, written: unknown, at: Path): PlacedCondition {
  const operation = operationOf(written);
  const path = [...at, operation?.name ?? ''];
  const parts = partsOf(condition);
  const args = argumentsOf(operation?.value, path);
  const below = parts.map((part, index) => placed(part, args[index]?.value, args[index]?.path ?? path));
  return { condition, path, below };
}

function partsOf(condition: Condition): readonly Condition[] {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.of;
  return condition.kind === 'not' ? [condition.of] : [];
}
