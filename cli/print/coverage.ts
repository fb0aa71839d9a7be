import { type Coverage, countOf, type Goal } from '../../engine/coverage';
import { columns } from './columns';

/** A line per rule, what is missing with an example of each, and the whole in percent. */
export function coverageText({ goals, met, percent }: Coverage): string {
  const rules = byRule(goals);
  const missing = goals.filter((goal) => !goal.met);
  return [
    'coverage',
    ...columns([...rules.values()].map(ruleCells)),
    ...(missing.length > 0 ? ['', 'missing', ...missing.map(missingLine)] : []),
    '',
    `${percent} % covered: ${met} of ${goals.length} rules that decide and conditions seen to hold and not to hold`,
  ].join('\n');
}

/** What one goal asks a case to show. */
export function goalText({ rule, condition }: Goal): string {
  if (!condition) return `a case that ${rule} decides`;
  return `a case where ${rule} is asked and this ${condition.holds ? 'holds' : 'does not hold'}: ${condition.text}`;
}

function ruleCells(goals: readonly Goal[]): string[] {
  const [first] = goals;
  const { met, percent } = countOf(goals);
  return [`${percent} %`, first?.question ?? '', first?.rule ?? '', `${met} of ${goals.length}`];
}

function missingLine(goal: Goal): string {
  const example = goal.example ? `; for example ${JSON.stringify(goal.example)}` : '';
  return `${goal.file}:${goal.line}: ${goalText(goal)}${example}`;
}

function byRule(goals: readonly Goal[]): Map<string, Goal[]> {
  const rules = new Map<string, Goal[]>();
  for (const goal of goals) {
    const key = `${goal.question} ${goal.rule}`;
    rules.set(key, [...(rules.get(key) ?? []), goal]);
  }
  return rules;
}
