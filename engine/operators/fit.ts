import type { FactDeclaration } from '../facts';
import { suggestion } from '../nearest';
import type { Complaint, Literal, Operand } from './operator';

type FactOperand = Extract<Operand, { kind: 'fact' }>;

/** Why a written value can never equal this fact; undefined where it can. */
export function misfit(fact: FactOperand, value: Literal): string | undefined {
  const { declared } = fact;
  if (declared.type === 'choice') return misfitOfChoice(fact, value, declared.values ?? []);
  const wanted = declared.type === 'text' ? 'string' : declared.type;
  if (typeof value === wanted) return undefined;
  return `${fact.fact} is ${typeName(declared)}, and ${JSON.stringify(value)} is not`;
}

function misfitOfChoice(fact: FactOperand, value: Literal, values: readonly string[]): string | undefined {
  if (typeof value === 'string' && values.includes(value)) return undefined;
  return `${JSON.stringify(value)} is no value of ${fact.fact}${suggestion(String(value), values)}`;
}

/** The single fact among the operands; a complaint where there is none or more than one. */
export function onlyFact(operands: readonly Operand[]): FactOperand | Complaint {
  const facts = operands.filter((operand) => operand.kind === 'fact');
  const [first] = facts;
  if (first && facts.length === 1) return first;
  return { code: 'operands', message: 'compares one fact with written values' };
}

/** The complaint about the first written value for which `reason` finds one. */
export function firstMisfit(
  operands: readonly Operand[],
  reason: (value: Literal) => string | undefined,
): Complaint | undefined {
  for (const [argument, operand] of operands.entries()) {
    const values = operand.kind === 'value' ? [operand.value] : operand.kind === 'list' ? operand.values : [];
    for (const [item, value] of values.entries()) {
      const message = reason(value);
      if (message)
        return { code: 'type-mismatch', message, argument, ...(operand.kind === 'list' ? { item } : {}) };
    }
  }
  return undefined;
}

/** How messages call a fact's type. */
export function typeName(declared: FactDeclaration): string {
  const names = {
    boolean: 'true or false',
    number: 'a number',
    text: 'text',
    choice: 'one of a list of words',
  };
  return names[declared.type];
}
