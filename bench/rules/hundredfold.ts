// The shipped rules a hundred times over: each rule once more for ninety-nine leads of its own, before the shipped
// ones, so that none hides another; cases, schedules, assistants and notes likewise.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dump, load } from 'js-yaml';
import { array, looseObject, record, string, unknown } from 'zod/mini';

const times = 100;
const copies = Array.from({ length: times - 1 }, (_, index) => index + 1);

const map = record(string(), unknown());
const named = looseObject({ name: string() });
const rule = looseObject({ name: string(), when: unknown() });

/** The fact by which the copies of a file's rules are told apart. */
const ownFact: Readonly<Record<string, string>> = {
  'reassignment.yaml': 'lead.name',
  'hand-back.yaml': 'assistant.email',
  'schedules.yaml': 'lead.company',
  'sync.yaml': 'input.name',
  'segments.yaml': 'record.name',
};

export interface Size {
  rules: number;
  cases: number;
}

/** Writes them into a folder, which is emptied first. */
export function writeHundredfold(folder: string): Size {
  rmSync(folder, { recursive: true, force: true });
  const size: Size = { rules: 0, cases: 0 };
  for (const file of filesIn('rules')) {
    const content = map.parse(load(readFileSync(join('rules', file), 'utf8')));
    const grown = file.startsWith('cases') ? withCases(content) : withRules(file, content);
    size.rules += lengthOf(grown.rules);
    size.cases += lengthOf(grown.cases);
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), dump(grown, { lineWidth: -1, noRefs: true }));
  }
  return size;
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);

function filesIn(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return all.filter((name) => name.endsWith('.yaml'));
}

function withCases(content: Record<string, unknown>): Record<string, unknown> {
  const cases = array(named).parse(content.cases);
  const again = copies.flatMap((copy) => cases.map((one) => ({ ...one, name: `${one.name} (${copy})` })));
  return { ...content, cases: [...cases, ...again] };
}

function withRules(file: string, content: Record<string, unknown>): Record<string, unknown> {
  const fact = ownFact[file];
  const grown = { ...content, ...schedulesIn(content), ...assistantsIn(content) };
  if (fact === undefined) return grown;
  const rules = array(rule).parse(content.rules);
  const again = copies.flatMap((copy) =>
    rules.map((one) => ({ ...one, name: `${one.name}-${copy}`, when: and(ownTo(fact, copy), one.when) })),
  );
  return { ...grown, rules: [...again, ...rules] };
}

const ownTo = (fact: string, copy: number) => ({ '==': [{ var: fact }, `copy-${copy}@load.example`] });
const and = (first: object, second: unknown) => ({ and: [first, second] });

function schedulesIn({ schedules }: Record<string, unknown>): Record<string, unknown> {
  if (schedules === undefined) return {};
  const all = Object.entries(map.parse(schedules));
  const again = copies.flatMap((copy) => all.map(([name, one]) => [`${name} ${copy}`, one] as const));
  return { schedules: Object.fromEntries([...all, ...again]) };
}

function assistantsIn({ assistants }: Record<string, unknown>): Record<string, unknown> {
  if (assistants === undefined) return {};
  const all = array(named).parse(assistants);
  const again = copies.flatMap((copy) =>
    all.map((one) => ({
      ...one,
      name: `${one.name} ${copy}`,
      email: `${one.name.toLowerCase()}${copy}@assistants.example`,
    })),
  );
  return { assistants: [...all, ...again] };
}
