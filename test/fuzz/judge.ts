// One call, judged; what it ended in is counted.
import type { Callable } from './callables';
import { authData, type Given, type openPlatform } from './platform';
import { faultInError, faultInResult } from './verdict';

export interface Counts extends Record<string, number> {
  inputs: number;
  results: number;
  errors: number;
}

export const noCounts = (): Counts => ({ inputs: 0, results: 0, errors: 0 });

/** @throws Error naming the call and what is wrong with how it ended */
export async function judge(
  run: ReturnType<typeof openPlatform>,
  callable: Callable,
  { crm, ...bundle }: Given & { crm: 'hubspot' | 'pipedrive' },
  counts: Counts,
): Promise<void> {
  counts.inputs += 1;
  const fault = await run(callable, { ...bundle, authData: authData(crm) }).then(
    (result) => {
      counts.results += 1;
      return faultInResult(callable.name, result);
    },
    (error: unknown) => {
      counts.errors += 1;
      return faultInError(error);
    },
  );
  if (fault !== undefined) throw new Error(`${callable.name}: ${fault}`);
}
