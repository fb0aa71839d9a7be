// Is there an input for which these conditions hold and those do not? A box of inputs is split along the
// conditions that are open for it until each is settled, so only what the conditions ask about is tried.
import { type Bits, common, countBits, isEmpty, isSame, without } from './bits';
import { type Box, judge, type LeafNode, type Node, narrowed, type Space } from './space';

/** A condition and whether it is to hold. */
export interface Wish {
  node: Node;
  holds: boolean;
}

/** A box whose inputs fulfil all wishes, `none` where that is proven to be impossible, else `unknown`. */
export type Found = Box | 'none' | 'unknown';

// More splits than rules that a person can read need; beyond it nothing is claimed.
const enough = 5_000;

/** Looks for an input by example first, and only where there is none asks whether there can be one. */
export function find({ whole, exact }: Space, wishes: readonly Wish[]): Found {
  const found = search(exact, wishes, { splits: enough });
  if (found !== 'none' || exact.every((classes, at) => isSame(classes, whole[at] ?? classes))) return found;
  return search(whole, wishes, { splits: enough }) === 'none' ? 'none' : 'unknown';
}

function search(box: Box, wishes: readonly Wish[], budget: { splits: number }): Found {
  const open: Wish[] = [];
  for (const wish of wishes) {
    const answer = judge(wish.node, box);
    if (answer === undefined) open.push(wish);
    else if (answer !== wish.holds) return 'none';
  }
  const [next] = open;
  if (!next) return box;
  if (budget.splits-- <= 0) return 'unknown';
  const cut = cutOf(next.node, next.holds, box);
  return cut ? searchParts(cut, box, open, budget) : 'unknown';
}

function searchParts(cut: Cut, box: Box, wishes: readonly Wish[], budget: { splits: number }): Found {
  let answer: Found = 'none';
  for (const part of cut.parts) {
    const found = search(narrowed(box, cut.fact, part), wishes, budget);
    if (typeof found === 'object') return found;
    if (found === 'unknown') answer = found;
  }
  return answer;
}

/** Where to split a box: one fact's classes in parts, the most promising first. */
export interface Cut {
  fact: number;
  parts: Bits[];
}

/** The split that brings an open condition nearer to what is wished; undefined where none can. */
export function cutOf(node: Node, holds: boolean, box: Box): Cut | undefined {
  switch (node.kind) {
    case 'leaf':
      return cutOfLeaf(node, holds, box);
    case 'not':
      return cutOf(node.of, !holds, box);
    default:
      return cutOfList(node.of, holds, box, holds === (node.kind === 'or'));
  }
}

// Where one part is enough, the one that leaves most of the box: it is the least likely to clash with other
// wishes. Where all are needed, any will do.
function cutOfList(nodes: readonly Node[], holds: boolean, box: Box, oneIsEnough: boolean): Cut | undefined {
  let best: Cut | undefined;
  for (const node of nodes) {
    if (judge(node, box) !== undefined) continue;
    const cut = cutOf(node, holds, box);
    if (cut && !oneIsEnough) return cut;
    if (cut && (!best || shareOf(cut, box) > shareOf(best, box))) best = cut;
  }
  return best;
}

function cutOfLeaf(leaf: LeafNode, holds: boolean, box: Box): Cut | undefined {
  const classes = box[leaf.fact];
  if (!classes) return undefined;
  const yes = common(classes, leaf.yes);
  const open = without(common(classes, leaf.maybe), leaf.yes);
  const no = without(classes, leaf.maybe);
  const parts = (holds ? [yes, open, no] : [no, open, yes]).filter((part) => !isEmpty(part));
  return parts.length > 1 ? { fact: leaf.fact, parts } : undefined;
}

function shareOf({ fact, parts: [first] }: Cut, box: Box): number {
  const classes = box[fact];
  return first && classes ? countBits(first) / countBits(classes) : 0;
}
