// Text into HTML.
export const each = <T>(items: readonly T[], show: (item: T) => string): string => items.map(show).join('\n');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? '');

/** HTML as it was written, but for its line breaks. */
export const lined = (html: string): string => html.replace(/<br\s*\/?>/gi, '\n').trim();

/** `2026-11-21 10:08:30` for a moment; any other text as it is. */
export const shortTime = (text: string): string =>
  text.replace(/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?Z?$/, '$1 $2');
