// What a schema cannot say about sync.yaml.
import type { Fault } from '../fault';
import { entriesOf, valueAt } from '../plain';
import type { Path, Source } from '../source';
import { recordKinds } from '../words';
import type { Check } from './check';
import { sharedNames } from './shared-names';

/** Only a field that is overwritten can be cleared, and a custom field is listed once. */
export const checkSync: Check = (folder) => {
  const source = folder.rules['sync.yaml'];
  if (!source) return [];
  return recordKinds.flatMap((kind) => [
    ...plansOf(source, kind).flatMap((path) => clearFaults(source, path)),
    ...sharedNames(
      source,
      entriesOf(valueAt(source.value, kind, 'custom_fields')).map(([key]) => ({
        key,
        name: key,
        path: [kind, 'custom_fields', key],
        at: 'key',
      })),
    ),
  ]);
};

function plansOf(source: Source, kind: string): Path[] {
  const named = ['fields', 'custom_fields'].flatMap((group) =>
    entriesOf(valueAt(source.value, kind, group)).map(([key]) => [kind, group, key]),
  );
  return [...named, [kind, 'custom']];
}

function clearFaults(source: Source, path: Path): Fault[] {
  const plan = valueAt(source.value, ...path);
  const mode = valueAt(plan, 'mode');
  if (valueAt(plan, 'clear') !== true || (mode !== 'fill' && mode !== 'skip')) return [];
  const message = `only overwrite can clear a field, and the mode is ${mode}`;
  return [source.fault('clear-without-overwrite', [...path, 'clear'], message)];
}
