// What a rule may ask, as docs/rules-commands.md lists it.
import { readFileSync } from 'node:fs';
import { type FactDeclaration, factsOf } from '../../engine/facts';
import { questions } from '../../engine/words';

const page = readFileSync('docs/rules-commands.md', 'utf8');

/** As the page says it: `text`, `yes or no, may be absent`. */
function told({ type, values = [], open, optional }: FactDeclaration): string {
  const words = { boolean: 'yes or no', number: 'number', text: 'text', choice: values.join(', ') }[type];
  return [words, ...(open ? ['or whatever people typed'] : []), ...(optional ? ['may be absent'] : [])].join(
    '; ',
  );
}

test.each(questions)('%s: every fact with its type', (question) => {
  const [, section = ''] = page.split(`\n### ${question}\n`);
  const rows = [...(section.split(/\n##/)[0] ?? '').matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)];
  expect(rows.map(([, name, type]) => [name, type])).toEqual(
    Object.entries(factsOf(question)).map(([name, declared]) => [`${name}`, told(declared)]),
  );
});
