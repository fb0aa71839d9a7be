// One question in two versions, made comparable: the same facts cut by the conditions of both.
import type { Condition } from '../condition/condition';
import type { FactTable } from '../facts';
import { firstMatchOf } from '../proof/first-match';
import { factOf, holdsFor, type Leaf } from '../proof/leaf';
import { type Node, type Space, spaceOf } from '../proof/space';
import { type PlainTable, tablesOf } from '../proof/tables';
import type { RuleSet } from '../rule-set';
import type { RuledQuestion } from '../words';
import type { Given } from './shapes';

/** A rule of one version; two with the same key ask and answer the same. */
export interface Entry {
  node: Node;
  key: string;
  answerKey: string;
  given: Given;
}

export interface Versions {
  space: Space;
  before: readonly Entry[];
  after: readonly Entry[];
}

const always: Condition = { kind: 'and', of: [] };
const never: Condition = { kind: 'or', of: [] };
const switchFact = 'policy.check_accidental';

/** Both versions of a question, `otherwise` last. */
export function versionsOf(question: RuledQuestion, before: RuleSet, after: RuleSet): Versions {
  const [tableBefore, tableAfter] = [before, after].map((rules) => tableOf(question, rules));
  if (!tableBefore || !tableAfter) throw new Error(`There is no table for ${question}.`);
  const names = [...tableBefore.rules, ...tableAfter.rules].map(({ name }) => name);
  const distinct = [...new Set(names)];
  const rulesBefore = boundRules(tableBefore, before, distinct);
  const rulesAfter = boundRules(tableAfter, after, distinct);
  const { [switchFact]: _bound, ...facts } = firstMatchOf(question, [], distinct).facts;
  const conditions = [...rulesBefore, ...rulesAfter].map(({ condition }) => condition);
  const space = spaceOf(facts, [...conditions, ...cutsByAnswers(facts, [tableBefore, tableAfter])]);
  return {
    space,
    before: entriesOf(space, tableBefore, rulesBefore, before),
    after: entriesOf(space, tableAfter, rulesAfter, after),
  };
}

function tableOf(question: RuledQuestion, rules: RuleSet): PlainTable | undefined {
  return tablesOf(rules).find((table) => table.question === question);
}

// The switch is no property of a lead: each version brings its own.
function boundRules(table: PlainTable, { data }: RuleSet, names: readonly string[]) {
  return firstMatchOf(table.question, table.rules, names).rules.map((rule) => ({
    ...rule,
    condition: bound(rule.condition, data.policy.checkAccidental),
  }));
}

function bound(condition: Condition, value: boolean): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, of: condition.of.map((part) => bound(part, value)) };
    case 'not':
      return { kind: 'not', of: bound(condition.of, value) };
    default:
      return boundLeaf(condition, value);
  }
}

function boundLeaf(leaf: Leaf, value: boolean): Condition {
  if (factOf(leaf) !== switchFact) return leaf;
  return holdsFor(leaf, value) ? always : never;
}

function entriesOf(
  space: Space,
  { file, otherwise }: PlainTable,
  rules: readonly PlainTable['rules'][number][],
  { data }: RuleSet,
): Entry[] {
  const last = { name: 'otherwise', line: otherwise.line, condition: always, answer: otherwise.answer };
  return [...rules, last].map(({ name, line, condition, answer }) => {
    const resolved = resolve(answer, data.policy.fallbackOwner);
    const answerKey = JSON.stringify(resolved);
    const given = { answer: resolved, rule: name, file, line };
    return {
      node: space.node(condition),
      key: `${JSON.stringify(condition)} ${answerKey}`,
      answerKey,
      given,
    };
  });
}

// A fallback means whoever the file names.
function resolve(answer: object, fallback: string): Given['answer'] {
  const entries = Object.entries(answer).map(([key, value]) =>
    key === 'to' && value === 'fallback' ? [key, `fallback (${fallback})`] : [key, value],
  );
  return Object.fromEntries(entries);
}

// Where an answer is the value of a fact, that value may be what another rule says outright.
function cutsByAnswers(facts: FactTable, tables: readonly PlainTable[]): Condition[] {
  const answers = tables.flatMap(({ rules, otherwise }) => [...rules, otherwise].map(({ answer }) => answer));
  const schedules = answers.flatMap((answer) => ('schedule' in answer ? [answer.schedule] : []));
  const words = schedules.filter((schedule) => typeof schedule === 'string');
  return schedules.flatMap((schedule) => {
    const declared = typeof schedule === 'string' ? undefined : facts[schedule.fact];
    if (typeof schedule === 'string' || !declared) return [];
    const { fact } = schedule;
    return [
      {
        kind: 'compare',
        name: 'in',
        call: 'isIn',
        operands: [
          { kind: 'fact', fact, declared },
          { kind: 'list', values: words },
        ],
      },
    ];
  });
}
