import type { Fault } from '../fault';
import type { At, Path, Source } from '../source';

/** A field under its key: the name that the CRM knows it by, and the place of that name. */
export interface NamedField {
  key: string;
  name: unknown;
  path: Path;
  at: At;
  /** Where the name must be the only one, as ` in hubspot`; nothing where the file has one place only. */
  where?: string;
}

/** A fault for each field whose name another one before it has, in whatever case. */
export function sharedNames(source: Source, fields: readonly NamedField[]): Fault[] {
  const names = fields.map(({ name }) => (typeof name === 'string' ? name.toLowerCase() : undefined));
  return fields.flatMap(({ path, at, where = '' }, index) => {
    const first = names.indexOf(names[index]);
    if (names[index] === undefined || first === index) return [];
    const message = `${fields[first]?.key} has this name${where} already`;
    return [source.fault('duplicate-field', path, message, at)];
  });
}
