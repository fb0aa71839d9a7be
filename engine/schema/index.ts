// Which rule files there are, and the schema of each. A new rule file is one line here, its schema
// beside, and its checks in engine/check/.
import { assistantsFile } from './assistants';
import { fieldsFile } from './fields';
import { handBackFile } from './hand-back';
import { notesFile } from './notes';
import { reassignmentFile } from './reassignment';
import { schedulesFile } from './schedules';
import { segmentsFile } from './segments';
import { statesFile } from './states';
import { syncFile } from './sync';

export { caseEntry, casesFile } from './cases';

export const ruleFiles = {
  'states.yaml': statesFile,
  'assistants.yaml': assistantsFile,
  'schedules.yaml': schedulesFile,
  'reassignment.yaml': reassignmentFile,
  'hand-back.yaml': handBackFile,
  'sync.yaml': syncFile,
  'segments.yaml': segmentsFile,
  'fields.yaml': fieldsFile,
  'notes.yaml': notesFile,
} as const;
export type RuleFile = keyof typeof ruleFiles;

/** The files that answer a question by conditions. */
export const ruledFiles = {
  'schedules.yaml': 'schedule',
  'reassignment.yaml': 'reassignment',
  'hand-back.yaml': 'hand-back',
  'sync.yaml': 'sync',
  'segments.yaml': 'segment',
} as const;
