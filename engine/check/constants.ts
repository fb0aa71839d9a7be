// Conditions that cannot be otherwise: they hold for every input, or for none.
import { factsIn } from '../condition/condition';
import { textOf } from '../condition/text';
import { factsOf } from '../facts';
import type { Fault } from '../fault';
import { exampleIn, exampleText, firstOf } from '../proof/example';
import { find } from '../proof/search';
import { type Box, type Space, spaceOf } from '../proof/space';
import type { Check } from './check';
import { type PlacedCondition, placesOf, type ReadRawRule, readRules } from './read-rules';

/** Every condition, and every part of one, holds for some inputs and not for others. */
export const checkConstants: Check = (folder) =>
  readRules(folder).flatMap((rule) => {
    const space = spaceOf(factsOf(rule.raw.question), [rule.condition]);
    return constantsIn(rule, space, placesOf(rule));
  });

// The innermost one is told: what lies around it may be sound once it is mended.
function constantsIn(rule: ReadRawRule, space: Space, place: PlacedCondition): Fault[] {
  const inner = place.below.flatMap((below) => constantsIn(rule, space, below));
  return inner.length > 0 ? inner : constantFault(rule, space, place);
}

function constantFault({ raw }: ReadRawRule, space: Space, place: PlacedCondition): Fault[] {
  const { condition, path } = place;
  const node = space.node(condition);
  const never = find(space, [{ node, holds: true }]) === 'none';
  const always = !never && find(space, [{ node, holds: false }]) === 'none';
  if (!never && !always) return [];
  const box = never ? nearMiss(space, place) : firstOf(space);
  const told = `${textOf(condition)} (for example ${exampleText(space, box, factsIn(condition))})`;
  const fault = never
    ? raw.source.fault('contradiction', path, `this can never hold: ${told}`, 'key')
    : raw.source.fault('constant-condition', path, `this always holds: ${told}`, 'key');
  return [{ ...fault, example: exampleIn(space, box) }];
}

// An input for which at least the first part holds shows best why the rest then cannot.
function nearMiss(space: Space, { below: [first] }: PlacedCondition): Box {
  const found = first && find(space, [{ node: space.node(first.condition), holds: true }]);
  return typeof found === 'object' ? found : firstOf(space);
}
