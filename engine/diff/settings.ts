// What the files say besides their rules: schedules, assistants, notes, fields, modes.
import { isDeepStrictEqual } from 'node:util';
import type { RuleSet } from '../rule-set';
import type { SettingDiff } from './shapes';

/** Every value that differs, by its path; undefined where it is not there. */
export function diffSettings(before: RuleSet, after: RuleSet): SettingDiff[] {
  const [old, now] = [before, after].map(settingsOf);
  return differences('', old, now);
}

// The version is a hash of it all, and the segments are the names of rules.
function settingsOf({ data }: RuleSet): Record<string, unknown> {
  const { version: _version, segments: _segments, ...policy } = data.policy;
  return { ...policy, notes: data.notes.texts, signature: data.notes.signature };
}

function differences(path: string, before: unknown, after: unknown): SettingDiff[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isHolder(before) || !isHolder(after)) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => differences(path ? `${path}.${key}` : key, before[key], after[key]));
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
