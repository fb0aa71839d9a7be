export interface CsvRow {
  /** The line on which the row begins. */
  line: number;
  cells: string[];
}

/** The rows of a CSV text (RFC 4180: quotes, doubled quotes, line ends inside quotes); blank lines are left out. */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let line = 1;
  for (const [, quoted, plain = '', end = ''] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/g)) {
    row.cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += (quoted ?? '').split('\n').length - 1;
    if (end === ',') continue;
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
    if (end !== '') line++;
    row = { line, cells: [] };
  }
  return rows;
}
