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
