// Texts as the conditions cut them: each text that is compared as a whole, and the rest. Where a part of a text
// is asked for, the rest is tried by samples, and a vague class stands for what they may miss.
import { asksForPart, holdsFor, type Leaf, literalsOf } from './leaf';
import type { ValueClass } from './value-class';

// Beyond this many samples the pairs of two parts are not tried.
const manySamples = 12;
const plainOnes = Array.from({ length: 100 }, (_, at) => `zz${at}`);

export function textClasses(name: string, leaves: readonly Leaf[]): ValueClass[] {
  const compared = leaves.filter((leaf) => leaf.kind === 'compare');
  const wholes = texts(compared.filter((leaf) => !asksForPart(leaf)));
  const named = wholes.map((sample) => ({ sample, text: sample === '' ? 'empty' : sample }));
  const parts = compared.filter(asksForPart);
  const other = { sample: anyOther(name, compared), text: wholes.length > 0 ? 'any other text' : 'any text' };
  if (parts.length === 0) return [...named, other];
  const samples = partSamples(parts).filter((sample) => !wholes.includes(sample));
  const distinct = onePerAnswer([other.sample, ...samples], parts);
  return [
    ...named,
    ...distinct.map((sample) => ({ sample, text: sample === other.sample ? 'none of these' : sample })),
    { sample: other.sample, vague: true, text: 'a text of another kind' },
  ];
}

/** A plausible value for a text that nothing asks for, or for which nothing holds. */
export function anyOther(name: string, leaves: readonly Leaf[]): string {
  const plain = name.endsWith('email') ? 'ada@acme.example' : 'Something else';
  const named = new Set(texts(leaves));
  const parts = leaves.filter(asksForPart);
  const isFree = (text: string) => !named.has(text) && parts.every((leaf) => !holdsFor(leaf, text));
  if (isFree(plain)) return plain;
  return plainOnes.find(isFree) ?? plain;
}

function texts(leaves: readonly Leaf[]): string[] {
  return [...new Set(leaves.flatMap(literalsOf).filter((value) => typeof value === 'string'))];
}

function partSamples(parts: readonly Leaf[]): string[] {
  const single = parts.flatMap((leaf) => texts([leaf]).flatMap((part) => samplesOf(leaf, part)));
  if (single.length > manySamples) return single;
  return [...single, ...single.flatMap((a) => single.map((b) => `${a} ${b}`))];
}

function samplesOf(leaf: Leaf, part: string): string[] {
  if (leaf.kind !== 'compare') return [];
  if (leaf.call === 'matchesDomain') return [`ada@${part}`, part];
  return leaf.call === 'startsWith' ? [`${part} and more`] : [`with ${part} in it`, part];
}

/** The first sample of each pattern of answers. */
function onePerAnswer(samples: readonly string[], parts: readonly Leaf[]): string[] {
  const seen = new Set<string>();
  return samples.filter((sample) => {
    const answers = parts.map((leaf) => (holdsFor(leaf, sample) ? '1' : '0')).join('');
    const isNew = !seen.has(answers);
    seen.add(answers);
    return isNew;
  });
}
