import { casesFile, type RuleFile, ruleFiles } from '../schema';
import { schemaFaults } from '../schema/faults';
import type { Source } from '../source';
import type { Check } from './check';

/** Every file against its schema. */
export const checkSchemas: Check = (folder) => [
  ...rulesOf(folder.rules).flatMap(([name, source]) => schemaFaults(source, ruleFiles[name])),
  ...folder.cases.flatMap((source) => schemaFaults(source, casesFile)),
];

function rulesOf(rules: Partial<Record<RuleFile, Source>>): [RuleFile, Source][] {
  const names = Object.keys(ruleFiles).filter((name): name is RuleFile => name in ruleFiles);
  return names.flatMap((name) => {
    const source = rules[name];
    return source ? [[name, source]] : [];
  });
}
