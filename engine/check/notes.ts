import type { Fault } from '../fault';
import { suggestion } from '../nearest';
import { placeholdersIn } from '../notes';
import { entriesOf, itemsOf, nameText, valueAt } from '../plain';
import type { Source } from '../source';
import { neededNotes } from '../words';
import type { Check } from './check';

/** The placeholders of each text are those that its note lists, and nothing half-written is left. */
export const checkNotes: Check = (folder) => {
  const source = folder.rules['notes.yaml'];
  if (!source) return [];
  const notes = entriesOf(valueAt(source.value, 'notes'));
  const missing = neededNotes.filter((name) => !notes.some(([key]) => key === name));
  return [
    ...missing.map((name) => source.fault('missing-note', ['notes'], `the note "${name}" is missing`)),
    ...notes.flatMap(([key, note]) => noteFaults(source, key, note)),
  ];
};

function noteFaults(source: Source, key: string, note: unknown): Fault[] {
  const text = valueAt(note, 'text');
  if (typeof text !== 'string') return [];
  const path = ['notes', key, 'text'];
  const allowed = itemsOf(valueAt(note, 'placeholders')).map(nameText);
  const unknown = [...new Set(placeholdersIn(text))].filter((name) => !allowed.includes(name));
  const faults = unknown.map((name) => {
    const message = `{{${name}}} is not among this note's placeholders${suggestion(name, allowed)}`;
    return source.faultAtText('unknown-placeholder', path, written(text, name), message);
  });
  return [...faults, ...loose(source, path, text)];
}

// As it is written in the file, with whatever blanks stand inside the braces.
function written(text: string, name: string): string {
  return text.match(new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`))?.[0] ?? name;
}

function loose(source: Source, path: string[], text: string): Fault[] {
  const rest = text.replace(/\{\{\s*[a-z_]+\s*\}\}/g, '');
  const brace = rest.match(/\{\{[^\n}]*\}{0,2}|[^\n{]*\}\}/)?.[0].trim();
  if (!brace) return [];
  const message = `"${brace}" is no placeholder; write {{name}} with small letters`;
  return [source.faultAtText('bad-placeholder', path, brace, message)];
}
