import { loadWithRemarks as engineLoad } from '../engine/load';
import type { RuleSet } from '../engine/rule-set';
import { type Output, type TextOption, UsageError } from './command';
import { faultsText } from './print/faults';

export const dirOption: TextOption = { about: 'the folder of the rule files', default: 'rules' };
export const formatOption: TextOption = { about: 'how to print', default: 'text', choices: ['text', 'json'] };

/** The rules of a folder or their faults, with remarks; a folder that is not there is a UsageError. */
export async function loadWithRemarks(dir: string): ReturnType<typeof engineLoad> {
  try {
    return await engineLoad(dir);
  } catch (error) {
    if (isAbsence(error)) throw new UsageError(`there is no folder "${dir}"`, { cause: error });
    throw error;
  }
}

/** The rules of a folder; undefined once its faults have been complained about. */
export async function loadSound(dir: string, output: Output): Promise<RuleSet | undefined> {
  const { loaded } = await loadWithRemarks(dir);
  if (loaded.ok) return loaded.rules;
  output.complain(faultsText(loaded.faults));
  return undefined;
}

function isAbsence(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return error.code === 'ENOENT' || error.code === 'ENOTDIR';
}
