// The report: one page that needs nothing else.
import { tablesText } from '../../engine/compile';
import type { Coverage } from '../../engine/coverage';
import type { RulesDiff } from '../../engine/diff';
import type { RuleSet } from '../../engine/rule-set';
import { questions } from '../../engine/words';
import { titles } from '../table';
import { escaped, inScript } from './escape';
import { coverageSection, diffSection, statesSection, tableSections } from './sections';
import { style } from './style';

export interface Report {
  rules: RuleSet;
  coverage: Coverage;
  /** What is compared with, and what that found. */
  base?: { name: string; rules: RuleSet; diff: RulesDiff };
  /** The script of the form, as `npm run build` makes it. */
  script: string;
}

/** The page as HTML. It may load nothing, so that it is the same wherever it lies. */
export function reportPage({ rules, coverage, base, script }: Report): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>The rules, version ${rules.data.policy.version}</title>
<style>${style}</style>
</head>
<body>
<h1>The rules</h1>
<p>Version <code>${rules.data.policy.version}</code>. In each table the first rule whose conditions all hold decides.</p>
${diffSection(base?.name, base?.diff)}
${formSection()}
${statesSection(rules, base?.rules)}
${tableSections(rules, base?.rules)}
${coverageSection(coverage)}
<script>${inScript(script)}</script>
<script>${inScript(`relayPage.start(((run) => (${tablesText(rules)}))(relayPage.run));`)}</script>
</body>
</html>
`;
}

function formSection(): string {
  const options = questions
    .map((name) => `<option value="${name}">${escaped(titles[name])}</option>`)
    .join('');
  return `<section id="ask"><h2>Ask the rules</h2>
<label>Question<select id="question">${options}</select></label>
<div id="facts"></div>
<pre id="answer" role="status"></pre></section>`;
}
