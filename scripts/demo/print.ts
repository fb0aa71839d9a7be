// The demo's words on the screen. Colour gives way to NO_COLOR, CI and pipes.
const colourful = process.stdout.isTTY && !process.env.NO_COLOR && !process.env.CI;
const paint = (code: number) => (text: string) => (colourful ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);
export const red = paint(31);
export const yellow = paint(33);

export const say = (text = '') => console.log(text);

export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  say(bold(line(head)));
  say(dim(widths.map((width) => '─'.repeat(width)).join('  ')));
  for (const row of rows) say(line(row));
}
