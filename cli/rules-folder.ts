import {
  loadToAsk as engineLoadToAsk,
  loadWithRemarks as engineLoadWithRemarks,
  type Loaded,
} from '../engine/load';
import type { RuleSet } from '../engine/rule-set';
import { type Output, type TextOption, UsageError } from './command';
import { faultsText } from './print/faults';

export const dirOption: TextOption = { about: 'the folder of the rule files', default: 'rules' };
export const formatOption: TextOption = { about: 'how to print', default: 'text', choices: ['text', 'json'] };

/** The rules of a folder or all their faults, with remarks; a folder that is not there is a UsageError. */
export const loadWithRemarks = (dir: string) => read(dir, engineLoadWithRemarks);

/** Rules that can be asked; undefined once what keeps them from it has been complained about. */
export async function loadToAsk(dir: string, output: Output): Promise<RuleSet | undefined> {
  const loaded: Loaded = await read(dir, engineLoadToAsk);
  if (loaded.ok) return loaded.rules;
  output.complain(faultsText(loaded.faults));
  return undefined;
}

async function read<T>(dir: string, load: (dir: string) => Promise<T>): Promise<T> {
  try {
    return await load(dir);
  } catch (error) {
    if (isAbsence(error)) throw new UsageError(`there is no folder "${dir}"`, { cause: error });
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return error.code === 'ENOENT' || error.code === 'ENOTDIR';
}
