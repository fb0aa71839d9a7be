// One record on the page, whichever service it lies in.
import { each, escaped, lined, shortTime } from './page-text';

export type Fact = [name: string, value: string];

export interface Change {
  at: string;
  what: string;
  /** '' where it was cleared. */
  value: string;
  by: string;
}

export interface Card {
  title: string;
  sub?: readonly (string | undefined)[];
  /** What one looks for first, such as a lead's status. */
  marks?: readonly (string | undefined)[];
  facts: readonly Fact[];
  /** HTML, as somebody wrote it. */
  notes?: readonly { html: string; at: string }[];
  /** Newest first. */
  history?: readonly Change[];
}

const shownWrites = 6;

export function card({ title, sub = [], marks = [], facts, notes = [], history = [] }: Card): string {
  const under = sub.filter(Boolean).join(' · ');
  return `<article><h3>${escaped(title)}${each(marks.filter(isFilled), mark)}</h3>
${under ? `<p class="sub">${escaped(under)}</p>` : ''}<dl>${each(
    facts.filter(([, value]) => value !== ''),
    fact,
  )}</dl>
${each(notes, note)}${history.length > 0 ? `<ol class="history">${each(writesIn(history).slice(0, shownWrites), write)}</ol>` : ''}</article>`;
}

const isFilled = (text: string | undefined): text is string => text !== undefined && text !== '';
const mark = (text: string): string => ` <span class="mark">${escaped(text)}</span>`;
const fact = ([name, value]: Fact): string =>
  `<div><dt>${escaped(name)}</dt><dd>${escaped(shortTime(value))}</dd></div>`;

const note = ({ html, at }: { html: string; at: string }): string =>
  `<blockquote>${escaped(lined(html))}<small>${escaped(shortTime(at))}</small></blockquote>`;

/** What was written at one moment by one writer belongs together. */
function writesIn(history: readonly Change[]): Change[][] {
  const writes = new Map<string, Change[]>();
  for (const change of history) {
    const key = `${change.at} ${change.by}`;
    writes.set(key, [...(writes.get(key) ?? []), change]);
  }
  return [...writes.values()];
}

function write(changes: readonly Change[]): string {
  const [{ at, by } = { at: '', by: '' }] = changes;
  const told = changes.map(({ what, value }) => {
    const now = value === '' ? '<i>cleared</i>' : escaped(shortTime(value));
    return `<b>${escaped(what)}</b> ${now}`;
  });
  return `<li><small>${escaped(shortTime(at))} ${escaped(by)}</small> ${told.join(', ')}</li>`;
}
