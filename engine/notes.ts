import { type NoteTexts, RuleError } from './rule';

const placeholder = /\{\{\s*([a-z_]+)\s*\}\}/g;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A note as HTML. A line that asks for a value which is absent or empty is left out. */
export function renderNoteFrom(notes: NoteTexts, key: string, values: Record<string, string>): string {
  if (!Object.hasOwn(notes.texts, key)) throw new RuleError(`rules/notes.yaml has no note "${key}".`);
  const lines = (notes.texts[key] ?? '').trimEnd().split('\n');
  const shown = lines.filter((line) => placeholdersIn(line).every((name) => filledIn(values, name) !== ''));
  return [...shown, notes.signature].map((line) => renderLine(line, values)).join('<br>');
}

/** The names between `{{` and `}}` in a text, in order. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map((match) => match[1] ?? '');
}

// One pass over the policy's text only, so that braces inside a value are never filled in themselves.
function renderLine(line: string, values: Record<string, string>): string {
  return line
    .split(placeholder)
    .map((part, at) => (at % 2 === 0 ? escapeText(part) : escapeValue(filledIn(values, part))))
    .join('');
}

function filledIn(values: Record<string, string>, name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? '') : '';
}

// The policy's own words keep their quotes and apostrophes, which stand between tags and are harmless.
function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (char) => entities[char] ?? char);
}

function escapeValue(value: string): string {
  return value.replace(/[&<>"']/g, (char) => entities[char] ?? char).replace(/\r\n|\r|\n/g, '<br>');
}

/** A note's words without its markup: vendors tidy the HTML they are given. */
export function plainText(html: string): string {
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:nbsp|#160);/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&(?:#39|#x27|apos);/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
