import { diffRules, isChanged, type Progress, type RulesDiff } from '../../engine/diff';
import { type Replay, replay } from '../../engine/diff/replay';
import { evaluate } from '../../engine/evaluate';
import type { Command, Output } from '../command';
import { diffText } from '../print/diff';
import { diffMarkdown } from '../print/diff-markdown';
import { replayMarkdown, replayText } from '../print/replay';
import { readRecords } from '../records';
import { dirOption } from '../rules-folder';
import { mainBranch, type TwoVersions, twoVersions } from '../two-versions';

interface Found {
  diff: RulesDiff;
  onlyIn: TwoVersions['onlyIn'];
  replayed?: { file: string; replay: Replay };
}

const formats: Record<string, (found: Found) => string> = {
  text: ({ diff, onlyIn, replayed }) =>
    parts(diffText(diff), onlyInText(onlyIn), replayed && replayText(replayed.file, replayed.replay)),
  markdown: ({ diff, onlyIn, replayed }) =>
    parts(diffMarkdown(diff), onlyInText(onlyIn), replayed && replayMarkdown(replayed.file, replayed.replay)),
  json: ({ diff, onlyIn, replayed }) =>
    JSON.stringify({ changed: isChanged(diff), ...diff, onlyIn, replay: replayed?.replay ?? null }, null, 2),
};

export const rulesDiff: Command = {
  name: 'rules diff',
  usage: '[BASE] [HEAD] [--replay FILE] [--fail-on-change] [--dir rules] [--format text|markdown|json]',
  summary:
    'Shows which inputs two versions of the rules answer differently; they are git revisions or folders.',
  words: ['BASE', 'HEAD'],
  options: {
    replay: { about: 'recorded leads, as CSV or JSON Lines of facts, to ask both versions about' },
    'fail-on-change': { about: 'exits with 1 if anything changes', flag: true },
    dir: dirOption,
    format: { about: 'how to print', default: 'text', choices: Object.keys(formats) },
  },
  async run({ options, flags, positionals: [base, head] }, output) {
    const dir = options.dir ?? 'rules';
    const records = options.replay === undefined ? undefined : await readRecords(options.replay);
    const versions = await twoVersions(dir, base ?? mainBranch(dir), head, output);
    if (!versions) return 1;
    const { before, after, onlyIn } = versions;
    const diff = diffRules(before, after, progressTo(output));
    const found: Found = { diff, onlyIn };
    if (records && options.replay !== undefined)
      found.replayed = { file: options.replay, replay: replay(evaluate(before), evaluate(after), records) };
    output.result((formats[options.format ?? 'text'] ?? formats.text)?.(found) ?? '');
    return flags.has('fail-on-change') && isChanged(diff) ? 1 : 0;
  },
};

// Told at most once a second, and not at all where the work is short.
function progressTo(output: Output): Progress {
  let told = Date.now();
  return (settled, of) => {
    if (Date.now() - told < 1000) return;
    told = Date.now();
    output.complain(`compared ${settled} of ${of} inputs …`);
  };
}

function onlyInText({ before, after }: TwoVersions['onlyIn']): string | undefined {
  const lines = [
    ...before.map((name) => `${name} is not there any more; it was not compared.`),
    ...after.map((name) => `${name} is new; it was not compared.`),
  ];
  return lines.length > 0 ? lines.join('\n') : undefined;
}

function parts(...texts: (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined).join('\n\n');
}
