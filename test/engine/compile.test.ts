import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compile } from '../../engine/compile';
import { loadRules } from '../../engine/load';
import type { RuleSet } from '../../engine/rule-set';
import { withRules } from '../rules/folder';

test('the same rules give the same text, wherever they are read', async () => {
  const text = await compiledWith({});
  expect(await compiledWith({})).toBe(text);
});

test('the version follows the text of the rules, not of the cases and not of the line ends', async () => {
  const version = await versionWith({});
  const handBack = readFileSync('test/rules/fixtures/good/hand-back.yaml', 'utf8');
  expect(await versionWith({ 'cases/more.yaml': 'version: 1\ncases: []\n' })).toBe(version);
  expect(await versionWith({ 'hand-back.yaml': handBack.replaceAll('\n', '\r\n') })).toBe(version);
  expect(await versionWith({ 'hand-back.yaml': `${handBack}# a remark\n` })).not.toBe(version);
});

test('whatever a rule file says stays a text in the code', async () => {
  const hostile = ['`$', '{process.exit()}`"); throw 1; //\\u2028\n*/ </script>'].join('');
  const rule = `version: 1
check_accidental: true
rules:
  - name: a-rule
    when: { "==": [{ var: lead.name }, ${JSON.stringify(hostile)}] }
    then: { decision: refused, note: accepted }
otherwise:
  then: { decision: accepted, note: accepted }
`;
  const text = await compiledWith({ 'reassignment.yaml': rule });
  const literal = JSON.stringify(hostile);
  // In the rule's condition, in its outline, and in the table's search for the first rule.
  expect(text.split(`run.equal((f.lead.name ?? null), ${literal})`)).toHaveLength(4);
  const asText = JSON.stringify(`lead.name == ${literal}`);
  expect(text.replaceAll(literal, '').replaceAll(asText, '')).not.toContain('process.exit');
});

test('what runs in production needs neither YAML nor zod nor JSON Logic', () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  follow(resolve('engine/index.ts'), seen, packages);
  expect([...packages]).toEqual([]);
  const files = [...seen].map((file) => file.replace(`${resolve('engine')}/`, ''));
  expect(files).not.toContain('load.ts');
  expect(files.filter((file) => /^(check|coverage|diff|proof|schema)\//.test(file))).toEqual([]);
});

function follow(file: string, seen: Set<string>, packages: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  const imports = [
    ...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)'/gm),
  ];
  for (const [, name = ''] of imports) {
    if (!name.startsWith('.')) packages.add(name);
    else follow(fileOf(join(dirname(file), name)), seen, packages);
  }
}

function fileOf(path: string): string {
  const { existsSync } = jest.requireActual<typeof import('node:fs')>('node:fs');
  return existsSync(`${path}.ts`) ? `${path}.ts` : join(path, 'index.ts');
}

async function compiledWith(files: Record<string, string>): Promise<string> {
  return withRules(files, async (dir) => compile(await sound(dir)).replaceAll(dir, 'rules'));
}

async function versionWith(files: Record<string, string>): Promise<string> {
  return withRules(files, async (dir) => (await sound(dir)).data.policy.version);
}

async function sound(dir: string): Promise<RuleSet> {
  const loaded = await loadRules(dir);
  if (loaded.ok) return loaded.rules;
  throw new Error(JSON.stringify(loaded.faults));
}
