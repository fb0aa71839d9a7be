import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inScript } from '../../cli/report/escape';
import { fixtures, withRules } from '../rules/folder';
import { chromium, openPage, type Page } from './browser';
import { relay } from './run';

const browser = chromium();
let dir: string;
let file: string;
let html: string;

// The good rules, with Hot taken out of hand-back, against the good rules themselves.
beforeAll(async () => {
  expect(existsSync('dist/report-page.js')).toBe(true);
  dir = await mkdtemp(join(tmpdir(), 'relay-report-'));
  await cp(join(fixtures, 'good'), join(dir, 'rules'), { recursive: true });
  const handBack = await readFile(join(dir, 'rules/hand-back.yaml'), 'utf8');
  const changed = handBack.replace(
    '{ decision: handed_back, to: fallback }',
    '{ decision: kept, to: fallback }',
  );
  await writeFile(join(dir, 'rules/hand-back.yaml'), changed);
  file = join(dir, 'report.html');
  const { code, err } = await relay(
    'rules',
    'report',
    '--out',
    file,
    '--base',
    join(fixtures, 'good'),
    '--dir',
    join(dir, 'rules'),
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
  html = await readFile(file, 'utf8');
});
afterAll(() => rm(dir, { recursive: true }));

test('holds the tables, the drawing, the coverage and the change, and loads nothing', () => {
  expect(html).toContain('<h2>Does this state hand the lead back?</h2>');
  expect(html).toMatch(/<svg viewBox=.*UnSubscribed<\/text>/s);
  expect(html).toMatch(/<b>\d+ %<\/b>: \d+ of \d+/);
  expect(html).toContain('hand-back: 156 of 1872 inputs change');
  expect(html).toContain(`default-src 'none'`);
  expect(html).not.toMatch(/(?:src|href)=|@import|url\((?!#)/);
});

test('changed cells are marked, and only those', () => {
  const section = html.slice(html.indexOf('id="hand-back-section"'), html.indexOf('id="schedule-section"'));
  expect(section.match(/<td [^>]*class="changed">.*?<\/td>/g)).toEqual([
    '<td data-label="decision" class="changed"><div>kept</div></td>',
  ]);
  // The other one is that Hot hands back no more, in the table of states.
  expect(html.match(/<td [^>]*class="changed">/g)).toHaveLength(2);
});

test('without a base nothing is marked', async () => {
  const plain = join(dir, 'plain.html');
  expect((await relay('rules', 'report', '--out', plain, '--dir', join(dir, 'rules'))).code).toBe(0);
  const text = await readFile(plain, 'utf8');
  expect(text).not.toContain('class="changed"');
  expect(text).not.toContain('What changes against');
});

test('texts of the rules end neither a script nor a tag', () => {
  expect(inScript('x = "</script><!-- <script>"')).toBe('x = "\\x3C/script>\\x3C!-- \\x3Cscript>"');
  const rule = `version: 1
check_accidental: true
rules:
  - name: a-rule
    when: { "==": [{ var: lead.name }, "</script><img src=x>"] }
    then: { decision: refused, note: accepted }
otherwise:
  then: { decision: accepted, note: accepted }
`;
  return withRules({ 'reassignment.yaml': rule }, async (rules) => {
    const out = join(dir, 'hostile.html');
    await relay('rules', 'report', '--out', out, '--dir', rules);
    const text = await readFile(out, 'utf8');
    expect(text.replace(/<script>.*?<\/script>/gs, '')).not.toContain('<img');
    expect(text.match(/<\/script>/g)).toHaveLength(2);
  });
});

test('says what is missing', async () => {
  expect(await relay('rules', 'report')).toMatchObject({
    code: 2,
    err: expect.stringContaining('say where to write: --out FILE'),
  });
});

// CI has a browser, and there the tests may not be left out.
test('CI has a Chromium', () => {
  if (process.env.CI) expect(browser).toBeDefined();
});

(browser ? describe : describe.skip)('in Chromium (skipped where none is installed)', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage(browser ?? '', pathToFileURL(file).href, [390, 844]);
  }, 60_000);
  afterAll(() => page.close());

  const choose = (selector: string, value: string) =>
    page.evaluate(`(() => {
      const field = document.querySelector(${JSON.stringify(selector)});
      field.value = ${JSON.stringify(value)};
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
  const answer = () => page.evaluate(`document.querySelector('#answer').textContent`);

  test('facts are picked, and the decision and why are seen', async () => {
    await choose('#question', 'hand-back');
    await choose('[name="state"]', 'Hot');
    expect(
      String(await answer())
        .split('\n')
        .slice(0, 5),
    ).toEqual([
      'hand-back: decision: kept, to: fallback',
      `decided by hot-ones, ${dir}/rules/hand-back.yaml:4`,
      '',
      `=> hot-ones (${dir}/rules/hand-back.yaml:4)`,
      '     yes  state == "Hot"   [state is "Hot"]',
    ]);
    await choose('[name="state"]', 'Cold');
    expect(await answer()).toContain('decided by otherwise');
  });

  test('every question can be asked as the form begins', async () => {
    const names = await page.evaluate(
      `[...document.querySelectorAll('#question option')].map((one) => one.value)`,
    );
    expect(names).toEqual(['state', 'reassignment', 'hand-back', 'schedule', 'sync', 'segment']);
    for (const name of Array.isArray(names) ? names : []) {
      await choose('#question', String(name));
      expect(await answer()).toContain(`${name}: `);
    }
  });

  test('what the facts lack, or what is no segment, is said', async () => {
    await choose('#question', 'hand-back');
    await choose('[name="assistant.email"]', '');
    expect(await answer()).toBe('the fact assistant.email is missing');
    await choose('#question', 'segment');
    await choose('[name="segment"]', 'nowhere');
    expect(await answer()).toContain('"nowhere" is no segment');
  });

  test('fits a phone', async () => {
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });

  test('asked for nothing and complained of nothing', () => {
    expect(page.complaints).toEqual([]);
  });
});
