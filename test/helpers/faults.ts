import type { FaultPlan, Sandbox } from '../../sandbox';

/**
 * Does something while things go wrong, and ends the faults. What fails meanwhile bears the seed and what struck, so
 * that it can be repeated.
 */
export async function underFaults<T>(sandbox: Sandbox, plan: FaultPlan, work: () => Promise<T>): Promise<T> {
  const faults = sandbox.arm(plan);
  try {
    return await work();
  } catch (error) {
    const struck = faults.struck.map(({ fault, where }) => `${fault} at ${where}`).join('; ');
    if (error instanceof Error)
      error.message += `\n(Faults of seed ${faults.seed}: ${struck || 'none struck'})`;
    throw error;
  } finally {
    sandbox.arm({ faults: [] });
  }
}
