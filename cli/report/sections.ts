// The parts of the report, each as HTML.
import type { Coverage } from '../../engine/coverage';
import type { RulesDiff } from '../../engine/diff';
import { evaluate } from '../../engine/evaluate';
import { type PlainTable, tablesOf } from '../../engine/proof/tables';
import type { RuleSet } from '../../engine/rule-set';
import { goalText } from '../print/coverage';
import { changesText, scopeOf, settingText, summaryOf, whereTexts } from '../print/diff';
import { titles } from '../table';
import { answerKeysOf, type Row, rowsOf } from '../table/decisions';
import { followedByText, type StateCells, statesOf } from '../table/states';
import { diagram } from './diagram';
import { escaped } from './escape';

/** The states with their drawing. Cells that differ from `base` are marked. */
export function statesSection(rules: RuleSet, base: RuleSet | undefined): string {
  const states = statesOf(rules, evaluate(rules));
  const before = base && statesOf(base, evaluate(base));
  const rows = states.map((state, at) => cellsOf(state, before?.[at]));
  const head = ['state', 'meaning', 'HubSpot', 'Pipedrive', 'followed by', 'hands back'];
  return section('state', titles.state, `${table(head, rows)}${diagram(states)}`);
}

function cellsOf(state: StateCells, before: StateCells | undefined): string[] {
  const old = before ? textsOf(before) : textsOf(state);
  return textsOf(state).map((text, at) => cell(escaped(text), text !== old[at]));
}

function textsOf({ state, meaning, hubspot, pipedrive, followedBy, handsBack }: StateCells): string[] {
  return [
    state,
    meaning,
    hubspot,
    pipedrive || 'stays',
    followedByText(followedBy),
    handsBack ? 'yes' : 'no',
  ];
}

/** Each question's decision table. Cells that differ from the rule of the same name in `base` are marked. */
export function tableSections(rules: RuleSet, base: RuleSet | undefined): string {
  const before = base ? tablesOf(base) : [];
  return tablesOf(rules)
    .map((one) => {
      const old = before.find(({ question }) => question === one.question);
      return section(one.question, titles[one.question], decisionTable(one, old));
    })
    .join('\n');
}

function decisionTable(now: PlainTable, before: PlainTable | undefined): string {
  const rows = rowsOf(now);
  const old = new Map((before ? rowsOf(before) : []).map((row, at) => [row.name, { row, at }]));
  const keys = answerKeysOf(rows);
  const lines = rows.map((row, at) => {
    const was = before ? old.get(row.name) : { row, at };
    const differs = (text: (one: Row) => string) => !was || text(row) !== text(was.row);
    return [
      cell(String(at + 1), was?.at !== at),
      cell(`<code>${escaped(row.name)}</code>`, !was),
      cell(conditionsHtml(row), differs(conditionsHtml)),
      ...keys.map((key) =>
        cell(
          escaped(row.answer[key] ?? ''),
          differs((one) => one.answer[key] ?? ''),
        ),
      ),
    ];
  });
  const gone = [...old.keys()].filter((name) => !rows.some((row) => row.name === name));
  const note = gone.length > 0 ? `<p class="changed">Gone: ${gone.map(escaped).join(', ')}</p>` : '';
  return table(['#', 'rule', 'when', ...keys], lines) + note;
}

function conditionsHtml({ conditions }: Row): string {
  const lines = conditions.map(
    ({ level, text }) => `<li class="level-${level}"><code>${escaped(text)}</code></li>`,
  );
  return lines.length > 0 ? `<ul>${lines.join('')}</ul>` : 'whatever else';
}

/** What the cases prove, and what they do not. */
export function coverageSection({ goals, met, percent }: Coverage): string {
  const missing = goals.filter((goal) => !goal.met).map((goal) => `<li>${escaped(goalText(goal))}</li>`);
  const list = missing.length > 0 ? `<p>What no case shows:</p><ul>${missing.join('')}</ul>` : '';
  return section(
    'coverage',
    'What the cases prove',
    `<p><b>${percent} %</b>: ${met} of ${goals.length}</p>${list}`,
  );
}

/** What changes against the base; nothing where there is none. */
export function diffSection(base: string | undefined, diff: RulesDiff | undefined): string {
  if (base === undefined || !diff) return '';
  const questions = diff.questions.map((question) => {
    const rows = question.groups.map((group) => [
      cell(escaped(changesText([group, ...group.also])), false),
      cell(String(group.inputs), false),
      cell(whereTexts(group).map(escaped).join('<br>'), false),
      cell(`<code>${escaped(JSON.stringify(group.example))}</code>`, false),
    ]);
    const changes = rows.length > 0 ? table(['change', 'inputs', 'where', 'example'], rows) : '';
    return `<h3>${question.question}: ${escaped(summaryOf(question))}</h3><p>${escaped(scopeOf(question))}</p>${changes}`;
  });
  const settings = diff.settings.map((setting) => `<li>${escaped(settingText(setting))}</li>`);
  const list = settings.length > 0 ? `<h3>Settings</h3><ul>${settings.join('')}</ul>` : '';
  return section('diff', `What changes against ${escaped(base)}`, questions.join('') + list);
}

function section(id: string, title: string, content: string): string {
  return `<section id="${id}-section"><h2>${title}</h2>${content}</section>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const top = head.map((text) => `<th>${escaped(text)}</th>`).join('');
  // On a phone a row is a card, and each cell says what it is.
  const labelled = (html: string, at: number) =>
    html.replace('<td', `<td data-label="${escaped(head[at] ?? '')}"`);
  const body = rows.map((cells) => `<tr>${cells.map(labelled).join('')}</tr>`).join('\n');
  return `<div class="wide"><table><thead><tr>${top}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function cell(html: string, changed: boolean): string {
  const content = `<div>${html}</div>`;
  return changed ? `<td class="changed">${content}</td>` : `<td>${content}</td>`;
}
