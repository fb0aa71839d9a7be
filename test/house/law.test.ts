// Who may use whom: design, section 3. A room that is not named here may be used by nobody but itself.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const root = resolve(__dirname, '..', '..');

const operations = ['handoff', 'sync', 'crm', 'services', 'engine', 'inputs', 'outcome'];
const law: Record<string, readonly string[]> = {
  triggers: [...operations, 'fields'],
  creates: [...operations, 'fields'],
  searches: [...operations, 'fields'],
  fields: ['handoff', 'sync', 'engine', 'inputs'],
  handoff: ['crm', 'services', 'engine', 'inputs', 'outcome'],
  sync: ['crm', 'engine', 'inputs', 'outcome'],
  crm: ['http'],
  services: ['http', 'inputs', 'outcome'],
  inputs: ['http'],
  outcome: ['engine', 'http'],
  http: [],
  engine: [],
  sandbox: [],
  // dist: the bin file loads what the build made.
  cli: ['engine', 'sandbox', 'dist'],
  // index: the definition, for docs/operations.md; http: what becomes of an error, for docs/errors.md.
  scripts: ['sandbox', 'engine', 'index', 'http'],
  rules: [],
};

interface Use {
  file: string;
  target: string;
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return /\.(ts|mjs|js)$/.test(entry.name) ? [path] : [];
  });
}

const relativeImport = /(?:from|import|require)\s*\(?\s*['"](\.[^'"]*)['"]/g;

function usesOf(file: string): Use[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(relativeImport)].map(([, path = '']) => ({
    file,
    target: relative(root, resolve(root, dirname(file), path)),
  }));
}

const roomOf = (path: string) => path.split(sep)[0] ?? '';

function broken(room: string, uses: readonly Use[]): string[] {
  return uses
    .filter(({ target }) => roomOf(target) !== room && !law[room]?.includes(roomOf(target)))
    .map(({ file, target }) => `${file} uses ${target}`);
}

const rooms = Object.keys(law).filter((room) => readdirSync(root).includes(room));

describe('the law of the house', () => {
  test.each(rooms)('%s uses only what it may', (room) => {
    const files = filesIn(room);
    expect(broken(room, files.flatMap(usesOf))).toEqual([]);
  });

  test('rules hold no code', () => {
    expect(filesIn('rules')).toEqual([]);
  });

  test('every folder with code is a room, or uses rooms on purpose', () => {
    const others = ['test', 'bench', 'docs', 'dist', 'build', 'node_modules'];
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name);
    expect(folders.filter((name) => !(name in law) && !others.includes(name))).toEqual([]);
  });

  test('only http/ looks inside what Zapier hands over', () => {
    const inner = ['handoff', 'sync', 'crm', 'services', 'engine', 'inputs', 'outcome'].filter((room) =>
      rooms.includes(room),
    );
    const found = inner
      .flatMap(filesIn)
      .filter((file) =>
        /\bfrom 'zapier-platform-core'|\bcall\.(z|bundle)\b/.test(readFileSync(join(root, file), 'utf8')),
      );
    expect(found).toEqual([]);
  });

  test('what is tried at random is drawn from a seed that is the same each time', () => {
    const found = filesIn('test').filter((file) =>
      readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"),
    );
    expect(found).toEqual([join('test', 'helpers', 'properties.ts'), join('test', 'house', 'law.test.ts')]);
  });

  test('there are no circles between files', () => {
    const graph = new Map(
      rooms.flatMap(filesIn).map((file) => [withoutEnding(file), usesOf(file).map(({ target }) => target)]),
    );
    expect(circleIn(graph)).toEqual([]);
  });

  test('a breach would be seen', () => {
    expect(broken('engine', [{ file: 'engine/x.ts', target: join('crm', 'crm') }])).toEqual([
      'engine/x.ts uses crm/crm',
    ]);
  });
});

const withoutEnding = (file: string) => file.replace(/\.(ts|mjs|js)$/, '');

/** The files of the first circle found; empty when there is none. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    const targets = (graph.get(file) ?? []).map((target) =>
      graph.has(target) ? target : join(target, 'index'),
    );
    const circle =
      targets.map((target) => visit(target, [...path, file])).find((found) => found.length > 0) ?? [];
    done.add(file);
    return circle;
  };
  return [...graph.keys()].map((file) => visit(file, [])).find((found) => found.length > 0) ?? [];
}
