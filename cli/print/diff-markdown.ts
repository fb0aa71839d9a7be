// What `rules diff` found, as Markdown for a comment on a pull request.
import { type Group, isChanged, type QuestionDiff, type RulesDiff } from '../../engine/diff';
import { code, markdownTable, plain } from '../table/markdown';
import { changesText, scopeOf, settingText, summaryOf, whereTexts } from './diff';

const shownSettings = 30;

/** The diff as Markdown; what does not change is told in one line each. */
export function diffMarkdown(diff: RulesDiff): string {
  const changed = diff.questions.filter((question) => question.changed > 0);
  const quiet = diff.questions.filter((question) => question.changed === 0);
  return [
    isChanged(diff) ? '### What this changes in the rules' : '### This changes no answer of the rules',
    ...changed.map(questionPart),
    ...settingsPart(diff),
    quiet
      .map((question) => `- ${code(question.question)}: ${summaryOf(question)}; ${scopeOf(question)}`)
      .join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function questionPart(diff: QuestionDiff): string {
  const rows = diff.groups.map((group) => [
    changeCell(group),
    String(group.inputs),
    whereTexts(group).map(plain).join('<br>'),
    code(JSON.stringify(group.example)),
    group.rules.map(({ before, after }) => `${code(before.rule)} → ${code(after.rule)}`).join('<br>'),
  ]);
  const table = markdownTable(['change', 'inputs', 'where', 'example', 'decided by'], rows);
  return `**${code(diff.question)}**: ${summaryOf(diff)}\n\n${table}\n\n${plain(scopeOf(diff))}`;
}

function changeCell(group: Group): string {
  const also = group.also.length > 0 ? `<br>also ${arrows(changesText(group.also))}` : '';
  return `${arrows(changesText([group]))}${also}`;
}

/** Text for a cell with real arrows. */
export function arrows(text: string): string {
  return plain(text).replaceAll('-\\>', '→');
}

function settingsPart({ settings }: RulesDiff): string[] {
  if (settings.length === 0) return [];
  const lines = settings.slice(0, shownSettings).map((setting) => `- ${code(settingText(setting))}`);
  const rest = settings.length - lines.length;
  return [['**Settings**', '', ...lines, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n')];
}
