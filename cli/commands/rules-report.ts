import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runCases } from '../../engine/cases';
import { coverageOf } from '../../engine/coverage';
import { diffRules } from '../../engine/diff';
import { evaluate } from '../../engine/evaluate';
import { type Command, type Output, UsageError } from '../command';
import { type Report, reportPage } from '../report/html';
import { dirOption, loadToAsk } from '../rules-folder';
import { twoVersions } from '../two-versions';

export const rulesReport: Command = {
  name: 'rules report',
  usage: '--out FILE [--base BASE] [--dir rules]',
  summary:
    'Writes one HTML page: the tables, the states, coverage, what changed, and a form to try the rules.',
  words: [],
  options: {
    out: { about: 'the file to write' },
    base: { about: 'a git revision or a folder to compare with; changed cells are marked' },
    dir: dirOption,
  },
  async run({ options }, output) {
    const { out, base, dir = 'rules' } = options;
    if (out === undefined) throw new UsageError('say where to write: --out FILE');
    const rules = await loadToAsk(dir, output);
    if (!rules) return 1;
    const compared = base === undefined ? undefined : await compareWith(base, dir, output);
    if (base !== undefined && !compared) return 1;
    const engine = evaluate(rules);
    const coverage = coverageOf(rules, engine, runCases(engine, rules.cases));
    const script = await pageScript();
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, reportPage({ rules, coverage, script, ...(compared ? { base: compared } : {}) }));
    output.result(out);
    return 0;
  },
};

async function compareWith(name: string, dir: string, output: Output): Promise<Report['base'] | undefined> {
  const versions = await twoVersions(dir, name, undefined, output);
  return versions && { name, rules: versions.before, diff: diffRules(versions.before, versions.after) };
}

// `npm run build` makes it, beside the command itself.
async function pageScript(): Promise<string> {
  const file = join(__dirname.endsWith('dist') ? __dirname : 'dist', 'report-page.js');
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`${file} is missing; run npm run build`, { cause });
  });
}
