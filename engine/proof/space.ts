// All inputs of one question: its facts, each cut into classes, and boxes of them. Conditions over the space
// are nodes that can be judged for a whole box at once.
import type { Condition } from '../condition/condition';
import type { FactDeclaration, FactTable } from '../facts';
import { type Bits, bitsOf, countBits, fullBits, isWithin, meets } from './bits';
import { classesOf } from './classes';
import { asksForPart, factOf, holdsFor, type Leaf, leavesUnder } from './leaf';
import type { ValueClass } from './value-class';

export interface SpaceFact {
  name: string;
  declared: FactDeclaration;
  classes: readonly ValueClass[];
  /** Whether a condition asks for this fact. */
  read: boolean;
}

export interface Space {
  facts: readonly SpaceFact[];
  /** All inputs. */
  whole: Box;
  /** All inputs of which an example is known: the vague classes are left out. */
  exact: Box;
  /** The condition as a node of this space; it may read only what the space was made for. */
  node(condition: Condition): Node;
}

/** For each fact the classes that are meant, in the order of the space's facts. */
export type Box = readonly Bits[];

/** `yes` are the classes for which a leaf surely holds, `maybe` those for which it may. */
export interface LeafNode {
  kind: 'leaf';
  fact: number;
  yes: Bits;
  maybe: Bits;
}
export type Node = LeafNode | { kind: 'and' | 'or'; of: readonly Node[] } | { kind: 'not'; of: Node };

/** The space of a question's facts, cut by every condition that is given. */
export function spaceOf(table: FactTable, conditions: readonly Condition[]): Space {
  const leaves = byFact(distinct(conditions.flatMap(leavesUnder)));
  const facts = Object.entries(table).map(([name, declared]) => {
    const own = leaves.get(name) ?? [];
    return { name, declared, classes: classesOf(name, declared, own), read: own.length > 0 };
  });
  const whole = facts.map(({ classes }) => fullBits(classes.length));
  return { facts, whole, exact: facts.map(exactClasses), node: nodesOf(facts) };
}

function exactClasses({ classes }: SpaceFact): Bits {
  return bitsOf(
    classes.length,
    classes.flatMap(({ vague }, at) => (vague ? [] : [at])),
  );
}

// Conditions are asked for again and again, and many rules ask the same of a fact.
function nodesOf(facts: readonly SpaceFact[]): Space['node'] {
  const leaves = new Map<string, LeafNode>();
  const nodes = new WeakMap<Condition, Node>();
  const leafNode = (leaf: Leaf): LeafNode => {
    const key = JSON.stringify(leaf);
    const node = leaves.get(key) ?? leafNodeOf(facts, leaf);
    leaves.set(key, node);
    return node;
  };
  return (condition) => {
    const node = nodes.get(condition) ?? nodeOf(condition, leafNode);
    nodes.set(condition, node);
    return node;
  };
}

/** How many inputs a box holds, one for each class. */
export function sizeOf(box: Box): bigint {
  return box.reduce((size, classes) => size * BigInt(countBits(classes)), 1n);
}

/** The box with other classes for one fact. */
export function narrowed(box: Box, fact: number, classes: Bits): Box {
  return box.with(fact, classes);
}

/** Whether a condition holds for all of a box, for none of it, or undefined: for some, or that is not known. */
export function judge(node: Node, box: Box): boolean | undefined {
  switch (node.kind) {
    case 'leaf':
      return judgeLeaf(node, box[node.fact]);
    case 'not': {
      const inner = judge(node.of, box);
      return inner === undefined ? undefined : !inner;
    }
    default:
      return judgeList(node.of, node.kind === 'or', box);
  }
}

function judgeLeaf(leaf: LeafNode, classes: Bits | undefined): boolean | undefined {
  if (!classes || !meets(classes, leaf.maybe)) return false;
  return isWithin(classes, leaf.yes) ? true : undefined;
}

// One part that is `deciding` settles an `or` by holding and an `and` by not holding.
function judgeList(nodes: readonly Node[], deciding: boolean, box: Box): boolean | undefined {
  let open = false;
  for (const node of nodes) {
    const part = judge(node, box);
    if (part === deciding) return deciding;
    if (part === undefined) open = true;
  }
  return open ? undefined : !deciding;
}

function nodeOf(condition: Condition, leafNode: (leaf: Leaf) => LeafNode): Node {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, of: condition.of.map((part) => nodeOf(part, leafNode)) };
    case 'not':
      return { kind: 'not', of: nodeOf(condition.of, leafNode) };
    default:
      return leafNode(condition);
  }
}

function leafNodeOf(facts: readonly SpaceFact[], leaf: Leaf): LeafNode {
  const at = facts.findIndex((fact) => fact.name === factOf(leaf));
  const classes = facts[at]?.classes ?? [];
  const answers = classes.map(({ sample, vague }) =>
    vague && asksForPart(leaf) ? undefined : holdsFor(leaf, sample),
  );
  const where = (wanted: readonly (boolean | undefined)[]) =>
    bitsOf(
      classes.length,
      answers.flatMap((answer, index) => (wanted.includes(answer) ? [index] : [])),
    );
  return { kind: 'leaf', fact: at, yes: where([true]), maybe: where([true, undefined]) };
}

function byFact(leaves: readonly Leaf[]): Map<string, Leaf[]> {
  const groups = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const group = groups.get(factOf(leaf));
    if (group) group.push(leaf);
    else groups.set(factOf(leaf), [leaf]);
  }
  return groups;
}

function distinct(leaves: readonly Leaf[]): Leaf[] {
  return [...new Map(leaves.map((leaf) => [JSON.stringify(leaf), leaf])).values()];
}
