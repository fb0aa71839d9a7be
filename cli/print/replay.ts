import { keyChanges } from '../../engine/diff';
import type { Replay } from '../../engine/diff/replay';
import { code, markdownTable } from '../table/markdown';
import { changesText } from './diff';
import { arrows } from './diff-markdown';

/** What a replay found, as text. */
export function replayText(file: string, replay: Replay): string {
  const groups = replay.groups.map(
    (group) =>
      `  ${group.count}  ${group.question}: ${changesText(keyChanges(group.before, group.after))}   (first: ${file}:${group.line})`,
  );
  return [`replay of ${file}: ${summaryOf(replay)}`, ...groups, ...unfitLines(replay)].join('\n');
}

/** The same as Markdown. */
export function replayMarkdown(file: string, replay: Replay): string {
  const rows = replay.groups.map((group) => [
    code(group.question),
    arrows(changesText(keyChanges(group.before, group.after))),
    String(group.count),
    `line ${group.line}`,
  ]);
  const table = rows.length > 0 ? [markdownTable(['question', 'change', 'leads', 'first'], rows)] : [];
  return [`**Replay of ${code(file)}**: ${summaryOf(replay)}`, ...table, ...unfitLines(replay)].join('\n\n');
}

function summaryOf({ records, answers, changed }: Replay): string {
  return `${changed} of ${answers} answers about ${records} recorded leads would have been others`;
}

function unfitLines({ unfit }: Replay): string[] {
  if (unfit.length === 0) return [];
  const lines = unfit.slice(0, 10).join(', ');
  return [
    `${unfit.length} records fit no question, on the lines ${lines}${unfit.length > 10 ? ' and more' : ''}`,
  ];
}
