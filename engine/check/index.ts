// All checks of a rules folder, in no particular order: the faults are sorted by place afterwards.
// A deeper one (reachability, contradictions) is a file here and a line in the list.
import type { Fault } from '../fault';
import { sortFaults } from '../fault';
import type { Folder } from '../folder';
import { checkCases } from './cases';
import type { Check } from './check';
import { checkConditions } from './conditions';
import { checkNoteNames, checkRuleNames, checkScheduleNames } from './names';
import { checkNotes } from './notes';
import { checkSchemas } from './schema';
import { checkAssistants, checkFields, checkSchedules } from './tables';

const checks: readonly Check[] = [
  checkSchemas,
  checkConditions,
  checkRuleNames,
  checkNoteNames,
  checkScheduleNames,
  checkNotes,
  checkSchedules,
  checkAssistants,
  checkFields,
  checkCases,
];

/** Everything that is wrong with a folder, by file and place. */
export function checkFolder(folder: Folder): Fault[] {
  return sortFaults([...folder.faults, ...checks.flatMap((check) => check(folder))]);
}
