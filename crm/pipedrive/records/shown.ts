// Custom fields for people: the field's name instead of its key, options by their labels. (pipedrive.md 3.2, 7)
import type { RecordKind, ShownValue, StoredRecord } from '../../records';
import type { Pipedrive } from '../api';
import { type Definition, definitionsOf } from './definitions';

export async function shownValues(
  pipedrive: Pipedrive,
  kind: RecordKind,
  records: readonly StoredRecord[],
): Promise<ShownValue[][]> {
  const custom = (await definitionsOf(pipedrive, kind)).filter((definition) => definition.custom);
  return records.map(({ values }) =>
    custom.flatMap((definition) => {
      const text = values[definition.code] ?? '';
      return text === '' ? [] : [{ name: definition.name, text: labelled(definition, text) }];
    }),
  );
}

function labelled({ type, options }: Definition, text: string): string {
  if (type !== 'enum' && type !== 'set') return text;
  const label = (id: string) => options.find((option) => option.id === id)?.label ?? id;
  return text.split(',').map(label).join(', ');
}
