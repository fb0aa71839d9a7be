// Setting up is a list of steps, each with what it would do: the same list is a dry run and the real one.
import type { SetUpReport } from './crm';

export interface SetUpRequest {
  addFields: boolean;
  dryRun: boolean;
  /** Contact statuses or stages that the rules can write. */
  statuses: readonly string[];
}

/** One thing that is missing or settled; `apply` makes the request. */
export interface SetUpStep {
  done: 'created' | 'updated' | 'unchanged';
  text: string;
  apply?: () => Promise<unknown>;
  warnings?: string[];
}

/** Takes the steps in order. One that fails ends the run; those before it are found done by the next. */
export async function takeSteps(steps: readonly SetUpStep[], dryRun: boolean): Promise<SetUpReport> {
  const report: SetUpReport = { created: [], updated: [], unchanged: [], warnings: [] };
  for (const step of steps) {
    if (!dryRun) await step.apply?.();
    report[step.done].push(step.text);
    report.warnings.push(...(step.warnings ?? []));
  }
  return report;
}

/** A field that is not there: made, or only said to be missing. */
export function missingFieldStep(text: string, add: boolean, create: () => Promise<unknown>): SetUpStep {
  if (add) return { done: 'created', text, apply: create };
  return { done: 'unchanged', text, warnings: [`The ${text} is missing and was not added, as asked.`] };
}
