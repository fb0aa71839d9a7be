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
