// The sandbox's page, in a real browser at the width of a desk and of a phone.
import { createSandbox, demoSeed, hubspotToken, type Sandbox } from '../../sandbox';
import { chromium, openPage } from '../cli/browser';
import { allowLoopback, contactsPath } from './portal';

allowLoopback();

const browser = chromium();
const longWord = 'x'.repeat(250);

/** A lead with a long word in each place that shows one. */
async function fill({ hubspot, pipedrive }: Sandbox, url: string): Promise<void> {
  const { id } = hubspot.addContact({
    email: 'ada@moreau-optics.example',
    firstname: 'Ada',
    company: longWord,
  });
  hubspot.edit(id, { hs_lead_status: 'OPEN', jobtitle: longWord });
  hubspot.addNote(id, `First line<br>${longWord}`);
  pipedrive.addPerson({ name: longWord, emails: ['ada@moreau-optics.example'] });
  const headers = { authorization: `Bearer ${hubspotToken}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ properties: { firstname: longWord } });
  await fetch(`${url}/hubspot${contactsPath}?${longWord}=1`, { method: 'POST', headers, body });
  await fetch(`${url}/hubspot${contactsPath}/${id}`, { method: 'PATCH', headers, body });
}

async function withPage<T>(use: (url: string) => Promise<T>): Promise<T> {
  const sandbox = createSandbox({ seed: demoSeed });
  const { url, close } = await sandbox.listen();
  try {
    await fill(sandbox, url);
    return await use(`${url}/`);
  } finally {
    await close();
  }
}

test('CI has a browser', () => {
  if (process.env.CI) expect(browser).toBeDefined();
});

(browser ? test : test.skip).each([[1280], [500], [360]])(
  'at a width of %d nothing runs out of the page, and leads and requests are shown',
  (width) =>
    withPage(async (url) => {
      const page = await openPage(browser ?? '', url, [width, 900]);
      try {
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        const texts = (selector: string) =>
          page.evaluate(`[...document.querySelectorAll('${selector}')].map((one) => one.textContent)`);
        expect(await texts('h3')).toContainEqual(expect.stringMatching(/^x+ OPEN$/));
        expect(await texts('blockquote')).toContainEqual(expect.stringMatching(/^First line\nx+20/));
        expect(await texts('.request pre')).toContainEqual(expect.stringContaining('"firstname"'));
        expect(await texts('.request b')).toEqual(['200', '201']);
        const beside = await page.evaluate(
          "document.querySelector('#requests').getBoundingClientRect().left > innerWidth / 2",
        );
        expect(beside).toBe(width > 800);
      } finally {
        await page.close();
      }
    }),
  30_000,
);

test('what one write changed stands together, newest first, and owners by their names', () =>
  withPage(async (url) => {
    const text = await (await fetch(url)).text();
    expect(text).toMatch(/CRM_UI<\/small> <b>jobtitle<\/b> x+, <b>hs_lead_status<\/b> OPEN/);
    expect(text).toContain('<dt>owner</dt><dd>Mara Lindqvist</dd>');
    expect(text).toContain('http-equiv="refresh"');
  }));

test.each([
  [0, 'None yet. With its address in RELAY_SANDBOX_URL, the integration asks here.'],
  [40, 'Last requests (40)'],
  [42, 'and 2 before them'],
])('after %d requests it says: %s', async (count, words) => {
  const sandbox = createSandbox();
  const { url, close } = await sandbox.listen();
  try {
    for (let asked = 0; asked < count; asked += 1) await fetch(`${url}/hubspot${contactsPath}`);
    const page = await (await fetch(url)).text();
    expect(page).toContain(words);
    expect(page.match(/class="request"/g) ?? []).toHaveLength(Math.min(count, 40));
  } finally {
    await close();
  }
});
