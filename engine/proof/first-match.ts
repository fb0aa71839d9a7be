// The rules of a question as one asks them: in their order, with the facts they may read.
import type { Condition } from '../condition/condition';
import { type FactTable, factsOf } from '../facts';
import type { RuledQuestion } from '../words';

export interface OrderedRule {
  name: string;
  condition: Condition;
}

/** A rule with what must hold before its own condition is looked at; nothing, for most questions. */
export type AskedRule<Rule extends OrderedRule> = Rule & { asked?: Condition };

export interface FirstMatch<Rule extends OrderedRule> {
  facts: FactTable;
  rules: readonly AskedRule<Rule>[];
}

/**
 * The rules so that the first whose condition holds decides. For most questions that is how they are written;
 * of segments only the one that is asked for by name is looked at, so the name becomes a part of each condition.
 * @param names all names that may be asked for, where these rules are not all there are
 */
export function firstMatchOf<Rule extends OrderedRule>(
  question: RuledQuestion,
  rules: readonly Rule[],
  names: readonly string[] = rules.map(({ name }) => name),
): FirstMatch<Rule> {
  const facts = factsOf(question);
  if (question !== 'segment') return { facts, rules };
  return {
    facts: { ...facts, segment: { type: 'choice', optional: true, values: names } },
    rules: rules.map((rule) => {
      const asked = askedFor(rule.name);
      return { ...rule, asked, condition: { kind: 'and', of: [asked, rule.condition] } };
    }),
  };
}

function askedFor(name: string): Condition {
  const declared = { type: 'choice', optional: true, values: [name] } as const;
  const isName: Condition = {
    kind: 'compare',
    name: '==',
    call: 'equal',
    operands: [
      { kind: 'fact', fact: 'segment', declared },
      { kind: 'value', value: name },
    ],
  };
  return { kind: 'or', of: [{ kind: 'not', of: { kind: 'exists', fact: 'segment' } }, isName] };
}
