// Numbers as the conditions cut them: each number that is named, and the stretches between them.
import type { Literal } from '../operators/operator';
import type { ValueClass } from './value-class';

/** The classes of a number that is never below `least`, in their order. */
export function numberClasses(named: readonly Literal[], least = Number.NEGATIVE_INFINITY): ValueClass[] {
  const points = [...new Set(named.filter((value) => typeof value === 'number'))]
    .filter((point) => point > least)
    .sort((a, b) => a - b);
  const marks = Number.isFinite(least) ? [least, ...points] : points;
  const [first] = marks;
  if (first === undefined) return [{ sample: 1, text: 'any number' }];
  const below = Number.isFinite(least) ? [] : [{ sample: Math.ceil(first) - 1, text: `less than ${first}` }];
  return [...below, ...marks.flatMap((mark, at) => [exactly(mark), stretch(mark, marks[at + 1])])];
}

function exactly(mark: number): ValueClass {
  return { sample: mark, text: String(mark) };
}

function stretch(from: number, to: number | undefined): ValueClass {
  const next = Math.floor(from) + 1;
  if (to === undefined) return { sample: next, text: `more than ${from}` };
  return { sample: next < to ? next : (from + to) / 2, text: `between ${from} and ${to}` };
}
