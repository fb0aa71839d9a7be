// No link of the docs leads nowhere, and every page can be found from the README.
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { pages } from './pages';

const root = join(__dirname, '..', '..');
const all = pages();

interface Link {
  page: string;
  /** Within the repository. */
  target: string;
  anchor: string;
}

const outside = /^[a-z]+:/;

function linksOf([page, text]: [string, string]): Link[] {
  return [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, href = '']) => href)
    .filter((href) => !outside.test(href))
    .map((href) => {
      const [path = '', anchor = ''] = href.split('#');
      const target = path === '' ? page : normalize(join(dirname(page), path));
      return { page, target, anchor };
    });
}

/** As GitHub makes anchors of headings. */
const anchorsOf = (page: string) =>
  [...(all.get(page) ?? '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const said = ({ page, target, anchor }: Link) => `${page} → ${target}${anchor && `#${anchor}`}`;
const links = [...all].flatMap(linksOf);

test('there are links', () => {
  expect(links.length).toBeGreaterThan(50);
});

test('every link leads to a file of the repository', () => {
  expect(links.filter(({ target }) => !existsSync(join(root, target))).map(said)).toEqual([]);
});

test('every link to a heading leads to one', () => {
  const lost = links.filter(({ target, anchor }) => anchor !== '' && !anchorsOf(target).includes(anchor));
  expect(lost.map(said)).toEqual([]);
});

test('every page can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const page of reached)
    for (const { target } of links.filter((link) => link.page === page))
      if (target.endsWith('.md')) reached.add(target);
  expect([...all.keys()].filter((page) => !reached.has(page))).toEqual([]);
});
