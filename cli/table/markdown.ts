/** A Markdown table; the cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A text that stands for itself in a table's cell, whatever is in it. */
export function plain(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|~]/g, (char) => (char === '<' ? '&lt;' : `\\${char}`));
}

/** A text as code, in a table's cell or elsewhere. */
export function code(text: string): string {
  const line = oneLine(text).replaceAll('|', '\\|');
  const fence = line.includes('`') ? '``' : '`';
  const space = fence.length > 1 ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
