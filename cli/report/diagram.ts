// The lead states as a drawing: the open ones in one box, the others beside it.
import type { StateCells } from '../table/states';
import { escaped } from './escape';

const box = { width: 150, height: 34, gap: 14 };
const margin = 30;
const titleHeight = 26;

interface Placed extends StateCells {
  x: number;
  y: number;
}

/** The drawing as SVG that fits its width. */
export function diagram(states: readonly StateCells[]): string {
  const open = inColumns(states.filter(({ followedBy }) => followedBy === 'any'));
  const frame = { right: margin * 2 + 2 * box.width + box.gap, bottom: bottomOf(open) + margin / 2 };
  const closed = inColumn(
    states.filter(({ followedBy }) => followedBy !== 'any'),
    frame.right + 110,
  );
  const all = [...open, ...closed];
  const height = Math.max(frame.bottom, bottomOf(closed)) + margin;
  const width = frame.right + 110 + box.width + 190;
  const lines = [
    ...closed.map((state) => arrow(frame.right, middle(state), state.x, middle(state))),
    ...closed.flatMap((state) => linesFrom(state, all)),
  ];
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="What may follow what">
<defs><marker id="tip" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
<rect class="frame" x="${margin / 2}" y="${margin / 2}" width="${frame.right - margin / 2}" height="${frame.bottom - margin / 2}" rx="8"/>
<text x="${margin}" y="${margin + 8}">each of these may follow each other</text>
${lines.join('\n')}
${all.map(stateBox).join('\n')}
</svg>`;
}

function inColumns(states: readonly StateCells[]): Placed[] {
  return states.map((state, at) => ({
    ...state,
    x: margin + (at % 2) * (box.width + box.gap),
    y: margin + titleHeight + Math.floor(at / 2) * (box.height + box.gap),
  }));
}

function inColumn(states: readonly StateCells[], x: number): Placed[] {
  return states.map((state, at) => ({
    ...state,
    x,
    y: margin + titleHeight + at * 2 * (box.height + box.gap),
  }));
}

function bottomOf(states: readonly Placed[]): number {
  return Math.max(margin + titleHeight, ...states.map(({ y }) => y + box.height));
}

function middle({ y }: Placed): number {
  return y + box.height / 2;
}

function linesFrom(state: Placed, all: readonly Placed[]): string[] {
  const { followedBy } = state;
  if (followedBy === 'any') return [];
  const right = state.x + box.width;
  if (followedBy.length === 0)
    return [`<text class="small" x="${right + 10}" y="${middle(state) + 4}">until a person clears it</text>`];
  const below = state.y + box.height;
  return all
    .filter((other) => followedBy.includes(other.state))
    .map((other) => arrow(state.x + box.width / 2, below, other.x + box.width / 2, other.y + box.height));
}

function arrow(fromX: number, fromY: number, toX: number, toY: number): string {
  return `<path class="arrow" d="M${fromX} ${fromY}L${toX} ${toY}" marker-end="url(#tip)"/>`;
}

function stateBox({ state, x, y, handsBack }: Placed): string {
  const style = handsBack ? 'state hands-back' : 'state';
  return `<rect class="${style}" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="6"/><text x="${x + box.width / 2}" y="${y + 22}" text-anchor="middle">${escaped(state)}</text>`;
}
