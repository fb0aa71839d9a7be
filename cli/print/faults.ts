import { type Fault, faultLine } from '../../engine/fault';

/** One line a fault, and how many there are. */
export function faultsText(faults: readonly Fault[]): string {
  if (faults.length === 0) return 'no faults';
  return [...faults.map(faultLine), `${faults.length} fault${faults.length === 1 ? '' : 's'}`].join('\n');
}

/** The same for machines. */
export function faultsJson(faults: readonly Fault[]): string {
  return JSON.stringify({ ok: faults.length === 0, faults }, null, 2);
}

/** As workflow commands, which GitHub shows on the line. */
export function faultsGithub(faults: readonly Fault[]): string {
  const lines = faults.map(({ file, line, col, code, message }) => {
    const place = `file=${property(file)},line=${line},col=${col},title=${property(code)}`;
    return `::error ${place}::${escaped(message)}`;
  });
  return lines.length > 0 ? lines.join('\n') : 'no faults';
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
