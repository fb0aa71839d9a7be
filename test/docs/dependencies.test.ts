// Each direct dependency has a line that says what it is for, and each line a dependency.
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';

const versions = z.record(z.string(), z.string());
const manifest = z
  .looseObject({ dependencies: versions, devDependencies: versions, overrides: versions })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const page = readFileSync('docs/dependencies.md', 'utf8');

const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (package|---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, packages = '', licence = '', purpose = '']) => ({
    packages: packages.split(', '),
    licence,
    purpose,
  }));

/** The command of this repository is no dependency from elsewhere. */
const own = ['lead-relay-cli'];
const direct = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
  (name) => !own.includes(name),
);

test('each direct dependency is justified in a line, and no line is left over', () => {
  expect(rows.flatMap(({ packages }) => packages).sort()).toEqual(direct.sort());
  for (const { licence, purpose } of rows)
    expect([licence, purpose]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
});

test('each override is explained', () => {
  for (const name of Object.keys(manifest.overrides)) expect(page).toContain(`\`${name}\``);
});

test('versions are exact', () => {
  const all = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.overrides,
  });
  expect(all.filter(([name, version]) => !own.includes(name) && !/^\d+\.\d+\.\d+$/.test(version))).toEqual(
    [],
  );
});

test('CI asks for known weaknesses: of what runs at Zapier, and of the rest; each week too', () => {
  const text = readFileSync('.github/workflows/audit.yml', 'utf8');
  expect(load(text)).toMatchObject({ on: { schedule: [{ cron: expect.any(String) }] } });
  expect(text).toContain('npm audit --omit=dev --audit-level=moderate');
  expect(text).toContain('npm audit --audit-level=high');
});
