import { type Figure, isMissed, type Table } from './figure';

const headings: Figure = { what: 'figure', value: 'value', peer: 'peer', limit: 'limit' };

export function printTable({ title, note, figures }: Table): void {
  const rows = [headings, ...figures].map((figure) => [...cells(figure), verdict(figure)]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const [head = '', ...body] = lines;
  console.log([`\n${title}`, ...(note ? [note] : []), '', head, rule, ...body].join('\n'));
}

const cells = ({ what, value, peer, limit }: Figure): string[] => [what, value, peer, limit];

function verdict(figure: Figure): string {
  if (figure.used === undefined) return '';
  if (isMissed(figure)) return 'MISSED';
  return figure.used > 1 ? 'within a tenth' : 'ok';
}
