// What `rules diff` found, as text for the terminal.
import type { Group, KeyChange, QuestionDiff, RulesDiff, SettingDiff, Where } from '../../engine/diff';

const shownLines = 6;
const shownSettings = 30;

/** The diff as text. */
export function diffText({ questions, settings }: RulesDiff): string {
  return [...questions.flatMap(questionLines), ...settingLines(settings)].join('\n').trimEnd();
}

function questionLines(diff: QuestionDiff): string[] {
  return [
    `${diff.question}: ${summaryOf(diff)}`,
    `  ${scopeOf(diff)}`,
    ...diff.groups.flatMap(groupLines),
    '',
  ];
}

function groupLines(group: Group): string[] {
  return [
    '',
    `  ${changesText([group])}   (${inputsText(group.inputs)})`,
    ...(group.also.length > 0 ? [`    also     ${changesText(group.also)}`] : []),
    ...whereTexts(group).map((line) => `    where    ${line}`),
    `    example  ${JSON.stringify(group.example)}`,
    ...group.rules.slice(0, shownLines).map(({ before, after }) => {
      return `    by       ${before.rule} (${before.file}:${before.line}) -> ${after.rule} (${after.file}:${after.line})`;
    }),
  ];
}

function settingLines(settings: readonly SettingDiff[]): string[] {
  if (settings.length === 0) return [];
  const shown = settings.slice(0, shownSettings).map((setting) => `  ${settingText(setting)}`);
  const rest = settings.length - shown.length;
  return ['settings', ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])];
}

/** How much changes, in a sentence. */
export function summaryOf({ changed, inputs, compared, rules }: QuestionDiff): string {
  if (changed > 0) return `${changed} of ${inputsText(inputs)} change`;
  if (compared < inputs) return 'no change was found';
  if (rules === 'same') return 'nothing changes';
  return rules === 'reordered'
    ? 'the rules stand in another order, and no input changes its answer'
    : 'the rules are written otherwise, and no input changes its answer';
}

/** What was compared, and how far that goes. */
export function scopeOf({ compared, inputs, open }: QuestionDiff): string {
  if (compared < inputs) return `compared ${compared} of ${inputsText(inputs)}; then the limit was reached`;
  if (open.length === 0) return `compared all ${inputsText(inputs)} there are`;
  const facts = open.map(({ fact, values }) => `${fact} (${values})`).join(', ');
  return `compared ${inputsText(inputs)}: all values of the facts that have a fixed list, and those that the conditions tell apart of ${facts}`;
}

/** What becomes of an answer: `decision: handed_back -> kept, to: fallback -> original_owner`. */
export function changesText(changes: readonly KeyChange[]): string {
  return changes
    .map(({ key, before, after }) => `${key}: ${valueText(before)} -> ${valueText(after)}`)
    .join(', ');
}

/** Which inputs a group holds, a line for each kind of them. */
export function whereTexts({ where }: Group): string[] {
  const lines = where.slice(0, shownLines).map(whereText);
  return where.length > shownLines ? [...lines, `and ${where.length - shownLines} more kinds`] : lines;
}

/** One setting: `schedules.Europe.followUps.1.day: 4 -> 5`. */
export function settingText({ path, before, after }: SettingDiff): string {
  const text = (value: unknown) => (value === undefined ? 'absent' : JSON.stringify(value));
  return `${path}: ${text(before)} -> ${text(after)}`;
}

function whereText(where: Where): string {
  return where.map(({ fact, values }) => `${fact}: ${values}`).join('; ') || 'every input';
}

function valueText(value: unknown): string {
  if (value === undefined) return 'absent';
  if (typeof value !== 'object' || value === null) return String(value) || '(none)';
  return 'fact' in value ? `whatever ${value.fact} says` : JSON.stringify(value);
}

function inputsText(count: number): string {
  return `${count} input${count === 1 ? '' : 's'}`;
}
