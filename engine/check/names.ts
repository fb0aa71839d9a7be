// Names that one file uses and another one has.
import type { Fault } from '../fault';
import type { Folder } from '../folder';
import { suggestion } from '../nearest';
import { entriesOf, itemsOf, nameText, valueAt } from '../plain';
import type { Path, Source } from '../source';
import type { Check } from './check';
import { rawRules } from './ruled';

/** Rule names are unique in the repository. */
export const checkRuleNames: Check = (folder) => {
  const first = new Map<string, string>();
  return rawRules(folder).flatMap(({ name, source, path }) => {
    if (typeof name !== 'string' || name === 'otherwise') return [];
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, `${source.file}:${source.line([...path, 'name'])}`);
      return [];
    }
    return [
      source.fault(
        'duplicate-rule',
        [...path, 'name'],
        `the rule name "${name}" is taken already, at ${before}`,
      ),
    ];
  });
};

/** The notes that rules name exist. */
export const checkNoteNames: Check = (folder) => {
  const known = namesIn(folder.rules['notes.yaml'], 'notes');
  return rawRules(folder).flatMap(({ source, path, then }) =>
    unknownName(source, [...path, 'then', 'note'], valueAt(then, 'note'), 'note', known),
  );
};

/** The schedules that rules and assistants name exist. */
export const checkScheduleNames: Check = (folder) => {
  const known = namesIn(folder.rules['schedules.yaml'], 'schedules');
  const inRules = rawRules(folder).flatMap(({ source, path, then }) =>
    unknownName(source, [...path, 'then', 'schedule'], valueAt(then, 'schedule'), 'schedule', known),
  );
  return [...inRules, ...defaultSchedules(folder, known)];
};

/** The segments that cases ask for exist. */
export const checkSegmentNames: Check = (folder) => {
  const segments = folder.rules['segments.yaml'];
  const known =
    segments && itemsOf(valueAt(segments.value, 'rules')).map((rule) => nameText(valueAt(rule, 'name')));
  return folder.cases.flatMap((source) => {
    const given = ['given', 'segment', 'segment'];
    const asked = itemsOf(valueAt(source.value, 'cases')).flatMap((entry, at) =>
      valueAt(entry, 'question') === 'segment' ? [['cases', at, 'facts', 'segment']] : [],
    );
    return [given, ...asked].flatMap((path) =>
      unknownName(source, path, valueAt(source.value, ...path), 'segment', known),
    );
  });
};

function defaultSchedules(folder: Folder, known: readonly string[] | undefined): Fault[] {
  const source = folder.rules['assistants.yaml'];
  if (!source) return [];
  return itemsOf(valueAt(source.value, 'assistants')).flatMap((assistant, at) => {
    const path = ['assistants', at, 'default_schedule'];
    return unknownName(source, path, valueAt(assistant, 'default_schedule'), 'schedule', known);
  });
}

function namesIn(source: Source | undefined, key: string): string[] | undefined {
  return source && entriesOf(valueAt(source.value, key)).map(([name]) => name);
}

function unknownName(
  source: Source,
  path: Path,
  name: unknown,
  what: 'note' | 'schedule' | 'segment',
  known: readonly string[] | undefined,
): Fault[] {
  if (typeof name !== 'string' || !known || known.includes(name)) return [];
  return [source.fault(`unknown-${what}`, path, `there is no ${what} "${name}"${suggestion(name, known)}`)];
}
