// What the pages tell people to type.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

const outsideDocs = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...[join('bench', 'README.md'), join('sandbox', 'README.md')],
];

/** Every page, by its path. */
export function pages(): Map<string, string> {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const paths = [...outsideDocs].concat(
    docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name)),
  );
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** The shell blocks of a page, each as it would be pasted. */
export const shellBlocks = (page: string): string[] =>
  [...page.matchAll(/^ *```(?:sh|bash)\n(.*?)^ *```/gms)].map(([, block = '']) => block);

/** One command each, comments and continued lines put right; those in the running text included. */
export function commandsIn(page: string): string[] {
  const lines = shellBlocks(page).flatMap((block) => block.replace(/\\\n\s*/g, '').split('\n'));
  const inline = [...page.matchAll(/`((?:npm|npx|node|git|zapier-platform|relay) [^`\n]+)`/g)].map(
    ([, command = '']) => command,
  );
  return [...lines, ...inline]
    .flatMap((line) => line.replace(/(^|\s)#\s.*$/, '').split(/ && /))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
