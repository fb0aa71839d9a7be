// All checks of a rules folder, in no particular order: the faults are sorted by place afterwards.
import type { Fault } from '../fault';
import { sortFaults } from '../fault';
import type { Folder } from '../folder';
import { checkCases } from './cases';
import type { Check } from './check';
import { checkConditions } from './conditions';
import { checkConstants } from './constants';
import { checkNoteNames, checkRuleNames, checkScheduleNames, checkSegmentNames } from './names';
import { checkNotes } from './notes';
import { checkReach } from './reach';
import { checkSchemas } from './schema';
import { checkStyle } from './style';
import { checkSync } from './sync';
import { checkAssistants, checkFields, checkSchedules } from './tables';

const checks: readonly Check[] = [
  checkSchemas,
  checkConditions,
  checkRuleNames,
  checkNoteNames,
  checkScheduleNames,
  checkSegmentNames,
  checkNotes,
  checkSchedules,
  checkAssistants,
  checkFields,
  checkSync,
  checkCases,
];

/** What only a proof can tell: the rules can be read and answered from, but they cannot be meant so. */
const proofs: readonly Check[] = [checkConstants, checkReach];

/** Everything that is wrong with a folder, by file and place. */
export function checkFolder(folder: Folder): Fault[] {
  return sortFaults([...formFaults(folder), ...proofs.flatMap((check) => check(folder))]);
}

/** Whatever keeps a folder from being read at all. */
export function formFaults(folder: Folder): Fault[] {
  return sortFaults([...folder.faults, ...checks.flatMap((check) => check(folder))]);
}

/** What is sound, but could be said more plainly; no reason to refuse anything. */
export function remarksOn(folder: Folder): Fault[] {
  return sortFaults(checkStyle(folder));
}
