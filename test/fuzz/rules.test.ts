// Whatever a rule file holds, it is told where it is wrong, or it can be answered from; nothing in it runs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFolder, remarksOn } from '../../engine/check';
import { tablesText } from '../../engine/compile';
import { evaluate } from '../../engine/evaluate';
import type { Fault } from '../../engine/fault';
import { type Folder, folderOf } from '../../engine/folder';
import { ruleSetOf } from '../../engine/rule-set';
import fc from '../helpers/properties';
import { mostTime, report, rounds, runFor } from '../model/budget';
import { spoiled } from './rule-texts';

const dir = 'test/rules/fixtures/good';
const names = [...readdirSync(dir), ...readdirSync(join(dir, 'cases')).map((name) => `cases/${name}`)].filter(
  (name) => name.endsWith('.yaml'),
);
const files = names.map((name) => ({ name, text: readFileSync(join(dir, name), 'utf8') }));

const badPlace = ({ file, line, col, code, message }: Fault) =>
  !file.startsWith(dir) || line < 1 || col < 1 || !/^[a-z]+(-[a-z]+)*$/.test(code) || message.trim() === '';

/** Sound rules make code that can be read, and answer. */
function useRules(folder: Folder): void {
  const rules = ruleSetOf(folder);
  new Function('run', `return ${tablesText(rules)}`);
  evaluate(rules).decide('hand-back', {
    ...{
      crm: 'hubspot',
      state: 'Hot',
      lead: { owner_is_assistant: true },
      assistant: { email: 'zoe@assistants.example' },
    },
  } as never);
}

test.each(rounds)(
  'whatever a rule file holds (round %i)',
  async (round) => {
    const counts = { files: 0, faulty: 0, sound: 0 };
    const input = fc
      .constantFrom(...files)
      .chain(({ name, text }) => fc.record({ name: fc.constant(name), text: spoiled(text) }));
    const property = fc.asyncProperty(input, async ({ name, text }) => {
      const folder = folderOf(
        dir,
        files.map((file) => (file.name === name ? { name, text } : file)),
      );
      const faults = checkFolder(folder);
      counts.files += 1;
      counts[faults.length > 0 ? 'faulty' : 'sound'] += 1;
      expect([...faults, ...remarksOn(folder)].filter(badPlace)).toEqual([]);
      if (faults.length === 0) useRules(folder);
      expect(Object.prototype).not.toHaveProperty('polluted');
    });
    report('Fuzzed rule files', await runFor({ seeds: 160, share: 0.8 }, round, property), counts);
  },
  mostTime,
);
