// The rules as one reads them in docs/rules.md.
import { evaluate } from '../../engine/evaluate';
import { type PlainTable, tablesOf } from '../../engine/proof/tables';
import type { Policy } from '../../engine/rule';
import type { RuleSet } from '../../engine/rule-set';
import type { Question, RuledQuestion } from '../../engine/words';
import { decisionTable } from './decisions';
import { stateDiagram, statesOf, statesTable } from './states';

/** What each question asks, for people. */
export const titles: Record<Question, string> = {
  state: 'What a lead state becomes',
  reassignment: 'May this assistant have this lead?',
  'hand-back': 'Does this state hand the lead back?',
  schedule: 'Which follow-up plan does the lead get?',
  sync: 'Is this record written into the CRM?',
  segment: 'Which records are in which segment?',
};

const head = `# The rules

What the files in \`rules/\` decide. Made by \`npx relay rules table > docs/rules.md\`; change the rules, not this
page. In each table the first rule whose conditions all hold decides, from top to bottom.`;

/** Everything that the rules decide, as a page of Markdown. */
export function rulesPage(rules: RuleSet): string {
  const sections = [stateSection(rules), ...tablesOf(rules).map((table) => tableSection(rules, table))];
  return [head, ...sections].join('\n\n');
}

/** One question of it. */
export function questionSection(rules: RuleSet, question: Question): string {
  const table = tablesOf(rules).find((one) => one.question === question);
  return table ? tableSection(rules, table) : stateSection(rules);
}

function stateSection(rules: RuleSet): string {
  const states = statesOf(rules, evaluate(rules));
  return [
    heading('state', rules.data.states.file),
    statesTable(states),
    `\`\`\`mermaid\n${stateDiagram(states)}\n\`\`\``,
    'The marked states hand a lead back that an assistant owns and whose original owner is there.',
  ].join('\n\n');
}

function tableSection({ data }: RuleSet, table: PlainTable): string {
  const note = notes[table.question]?.(data.policy);
  return [heading(table.question, table.file), decisionTable(table), ...(note ? [note] : [])].join('\n\n');
}

// What a file says besides its rules, where the rules need it to be understood.
const notes: Partial<Record<RuledQuestion, (policy: Policy) => string>> = {
  reassignment: ({ checkAccidental }) => `\`policy.check_accidental\` is ${checkAccidental} now.`,
  'hand-back': ({ fallbackOwner }) => `\`fallback\` is ${fallbackOwner} now.`,
  segment: () => 'Where a Zap names a segment, only the rule of that name is asked.',
};

function heading(question: Question, file: string): string {
  return `## ${titles[question]}\n\nQuestion \`${question}\`, from \`${file}\`.`;
}
