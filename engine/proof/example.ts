// An input of a box, as plain facts: what a person is shown, and what `relay rules explain` takes.
import type { Literal } from '../operators/operator';
import { bitsOf, emptyBits, itemsOfBits } from './bits';
import type { Box, Space } from './space';

export type Example = Record<string, unknown>;

/** The box of a single input, the first of each fact's classes. */
export function firstOf(space: Space): Box {
  return space.facts.map(({ classes }) => bitsOf(classes.length, [0]));
}

/** One input of a box, nested as the question has its facts; what is absent is left out. */
export function exampleIn(space: Space, box: Box): Example {
  const example: Example = {};
  for (const { name, value } of samplesIn(space, box))
    if (value !== null) put(example, name.split('.'), value);
  return example;
}

/** The same as one reads it, only with those of the named facts that matter: `state: Hot, lead.country: absent`. */
export function exampleText(space: Space, box: Box, names: readonly string[]): string {
  return samplesIn(space, box)
    .filter(({ name, free }) => names.includes(name) && !free)
    .map(({ name, value }) => `${name}: ${value === null ? 'absent' : value}`)
    .join(', ');
}

interface Sample {
  name: string;
  value: Literal | null;
  /** Whether the fact may be anything; where it may be absent too, it is left out. */
  free: boolean;
}

function samplesIn(space: Space, box: Box): Sample[] {
  return space.facts.map(({ name, declared, classes }, at) => {
    const meant = itemsOfBits(box[at] ?? emptyBits(0));
    const free = meant.length >= classes.filter(({ vague }) => !vague).length;
    const sample = free && declared.optional ? null : (classes[meant[0] ?? 0]?.sample ?? null);
    return { name, value: sample, free };
  });
}

function put(into: Example, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const below = into[key];
  const holder: Example = typeof below === 'object' && below !== null ? { ...below } : {};
  put(holder, rest, value);
  into[key] = holder;
}
