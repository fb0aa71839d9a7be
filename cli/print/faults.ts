import { type Fault, faultLine } from '../../engine/fault';

/** What the check found: faults, and remarks that are no reason to refuse anything. */
export interface Found {
  faults: readonly Fault[];
  remarks: readonly Fault[];
}

/** One line each, and how many there are. */
export function foundText({ faults, remarks }: Found): string {
  const lines = remarks.map((remark) => faultLine({ ...remark, message: `warning: ${remark.message}` }));
  if (lines.length === 0) return faultsText(faults);
  return [...lines, faultsText(faults), counted(lines.length, 'warning')].join('\n');
}

/** One line a fault, and how many there are. */
export function faultsText(faults: readonly Fault[]): string {
  if (faults.length === 0) return 'no faults';
  return [...faults.map(faultLine), counted(faults.length, 'fault')].join('\n');
}

/** The same for machines. */
export function foundJson({ faults, remarks }: Found): string {
  return JSON.stringify({ ok: faults.length === 0, faults, warnings: remarks }, null, 2);
}

/** As workflow commands, which GitHub shows on the line. */
export function foundGithub({ faults, remarks }: Found): string {
  const lines = [
    ...faults.map((fault) => command('error', fault)),
    ...remarks.map((one) => command('warning', one)),
  ];
  return lines.length > 0 ? lines.join('\n') : 'no faults';
}

function command(level: 'error' | 'warning', { file, line, col, code, message }: Fault): string {
  const place = `file=${property(file)},line=${line},col=${col},title=${property(code)}`;
  return `::${level} ${place}::${escaped(message)}`;
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
