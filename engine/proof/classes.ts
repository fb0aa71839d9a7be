// The values of one fact, cut into classes: no condition can tell two values of a class apart.
// True or false, words and numbers are cut exactly. Texts are too, as long as they are compared as wholes;
// of a part of a text (`contains` and its like) only samples are known, and a vague class stands for all the
// texts that no sample speaks for.
import type { FactDeclaration } from '../facts';
import { type Leaf, literalsOf } from './leaf';
import { numberClasses } from './numbers';
import { textClasses } from './texts';
import type { ValueClass } from './value-class';

/** The classes of a fact under all the leaves that read it; an absent one comes last. */
export function classesOf(name: string, declared: FactDeclaration, leaves: readonly Leaf[]): ValueClass[] {
  const present = presentClasses(name, declared, leaves);
  // What nobody asks for may be anything: of endlessly many values one stands for all.
  if (leaves.length === 0 && !isFiniteFact(declared))
    return [{ sample: declared.optional ? null : (present[0]?.sample ?? null), text: 'anything' }];
  return declared.optional ? [...present, { sample: null, text: 'absent' }] : present;
}

/** Whether a fact has as many values as it has classes, so that trying all of them leaves nothing out. */
export function isFiniteFact(declared: FactDeclaration): boolean {
  return declared.type === 'boolean' || (declared.type === 'choice' && !declared.open);
}

function presentClasses(name: string, declared: FactDeclaration, leaves: readonly Leaf[]): ValueClass[] {
  switch (declared.type) {
    case 'boolean':
      return [true, false].map((sample) => ({ sample, text: sample ? 'yes' : 'no' }));
    case 'choice':
      return choiceClasses(declared);
    case 'number':
      return numberClasses(leaves.flatMap(literalsOf), declared.least);
    case 'text':
      return textClasses(name, leaves);
  }
}

function choiceClasses({ values = [], open = false }: FactDeclaration): ValueClass[] {
  const words = values.map((sample) => ({ sample, text: sample }));
  return open ? [...words, { sample: 'Something else', text: 'any other value' }] : words;
}
