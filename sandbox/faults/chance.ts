import { seededRandom } from '../core/ids';
import type { Fault } from './plan';

/** Far apart, so that no fault's draws are another's of the next seed. */
const stride = 0x9e3779b1;

/**
 * Says of one event after another whether this fault strikes. Each fault draws from a generator of its own: one more
 * in the plan leaves the others as they were.
 */
export function openChance({ rate, at }: Pick<Fault, 'rate' | 'at'>, seed: number, index: number) {
  const draw = seededRandom(seed + index * stride);
  let count = 0;
  return (): boolean => {
    count += 1;
    return at ? at.includes(count) : draw() < (rate ?? 0);
  };
}
