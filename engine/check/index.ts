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
import { checkSync } from './sync';
import { checkAssistants, checkFields, checkSchedules } from './tables';

const checks: readonly Check[] = [
  checkSchemas,
  checkConditions,
  checkConstants,
  checkReach,
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

/** Everything that is wrong with a folder, by file and place. */
export function checkFolder(folder: Folder): Fault[] {
  return sortFaults([...folder.faults, ...checks.flatMap((check) => check(folder))]);
}
