// Rules that never decide, because the rules before them decide everything that they are for.
import { factsIn } from '../condition/condition';
import type { Fault } from '../fault';
import { exampleIn, exampleText } from '../proof/example';
import { firstMatchOf } from '../proof/first-match';
import { find } from '../proof/search';
import { type Box, type Node, type Space, spaceOf } from '../proof/space';
import type { Check } from './check';
import { type ReadRawRule, readRules } from './read-rules';
import { ruledEntries } from './ruled';

interface Placed {
  rule: ReadRawRule;
  node: Node;
}

/** Every rule decides for some input. A rule whose own condition never holds is another check's. */
export const checkReach: Check = (folder) => {
  const rules = readRules(folder);
  return ruledEntries().flatMap(([, question]) => {
    const first = firstMatchOf(
      question,
      rules.filter(({ raw }) => raw.question === question),
    );
    const conditions = first.rules.map(({ condition }) => condition);
    const space = spaceOf(first.facts, conditions);
    const placed = first.rules.map((rule) => ({ rule, node: space.node(rule.condition) }));
    return placed.flatMap((entry, at) => unreached(space, entry, placed.slice(0, at)));
  });
};

function unreached(space: Space, { rule, node }: Placed, earlier: readonly Placed[]): Fault[] {
  const passedOver = earlier.map((other) => ({ node: other.node, holds: false }));
  if (find(space, [{ node, holds: true }, ...passedOver]) !== 'none') return [];
  const taken = takenBy(space, node, earlier);
  return taken ? [faultOf(space, rule, taken.taker.rule, taken.box)] : [];
}

// Best an input that a single rule takes away: it shows which one to look at.
function takenBy(space: Space, node: Node, earlier: readonly Placed[]) {
  const meant = { node, holds: true };
  const first = (rivals: (taker: Placed) => readonly Placed[]) => {
    for (const taker of earlier) {
      const others = rivals(taker).map((rival) => ({ node: rival.node, holds: false }));
      const box = find(space, [meant, { node: taker.node, holds: true }, ...others]);
      if (typeof box === 'object') return { taker, box };
    }
    return undefined;
  };
  return (
    first((taker) => earlier.filter((rival) => rival !== taker)) ??
    first((taker) => earlier.slice(0, earlier.indexOf(taker)))
  );
}

function faultOf(space: Space, rule: ReadRawRule, taker: ReadRawRule, box: Box): Fault {
  const { source, path, name } = rule.raw;
  const facts = [...new Set([...factsIn(rule.condition), ...factsIn(taker.condition)])];
  const place = `${taker.raw.source.file}:${taker.raw.source.line([...taker.raw.path, 'name'])}`;
  const message =
    `the rule "${name}" is never reached: the rules before it decide all that it is for ` +
    `(for example ${exampleText(space, box, facts)}: decided by "${taker.name}", ${place})`;
  return { ...source.fault('unreachable', [...path, 'name'], message), example: exampleIn(space, box) };
}
