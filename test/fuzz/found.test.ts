// What random values have found, each told once more in plain words.
import { checkFolder } from '../../engine/check';
import { folderOf } from '../../engine/folder';
import { plainText } from '../../engine/notes';
import { callables } from './callables';
import { openOffice } from './office';
import { authData, type Given, openPlatform, skipWaiting, type Way } from './platform';

/** Runs an operation whose answers are changed on the way, and tells its error. */
async function errorOf(name: string, given: Given, way: Way): Promise<string> {
  skipWaiting();
  const { sandbox } = await openOffice();
  const callable = callables.find((one) => one.name === name);
  if (!callable) throw new Error(`There is no ${name}.`);
  return openPlatform(sandbox, way)(callable, given).then(
    () => 'none',
    (error: Error) => error.message,
  );
}

const replaceIn =
  (pattern: RegExp, by: string): Way =>
  (answer) => ({ ...answer, body: answer.body.replaceAll(pattern, by) });

const unreadable = expect.stringMatching(
  /Service unavailable: (Pipedrive|HubSpot) gave an answer that cannot be read\./,
);

test.each([
  ['searches.find_company.perform', 'pipedrive', { company: 'moreau-optics.example' }],
  ['triggers.lead_status_changed.perform', 'pipedrive', {}],
] as const)(
  '%s: a record that was added at no time is an answer that cannot be read',
  async (name, crm, inputData) => {
    const way = replaceIn(/("add_time": ?)"[^"]*"/g, '$1"soon"');
    expect(await errorOf(name, { authData: authData(crm), inputData }, way)).toEqual(unreadable);
  },
);

test('a change at no time is an answer that cannot be read', async () => {
  const way = replaceIn(/("timestamp": ?)"[^"]*"/g, '$1"99999999999999999999"');
  const given = { authData: authData('hubspot'), inputData: {} };
  expect(await errorOf('triggers.lead_status_changed.perform', given, way)).toEqual(unreadable);
});

test('a value of a field that is neither text nor option is taken as it stands', async () => {
  const way = replaceIn(/"Asked for prices\."/g, '{"toString":1}');
  const given = { authData: authData('pipedrive'), inputData: { lead: 'bada@moreau-optics.example' } };
  expect(await errorOf('searches.find_lead.perform', given, way)).toBe('none');
});

test.each(['creates.assign_lead.assistant.choices', 'creates.update_pipedrive_lead.lead_id.choices'])(
  '%s: a page that is none is the first',
  async (name) => {
    const given = { authData: authData('hubspot'), meta: { paging_token: [{ toString: 1 }] } };
    expect(await errorOf(name, given, (answer) => answer)).toBe('none');
  },
);

test('an address that holds half a character is looked for without it', async () => {
  const given = { authData: authData('hubspot'), inputData: { lead: 'a\udf82da@moreau-optics.example' } };
  expect(
    await errorOf(
      'creates.set_context.perform',
      { ...given, inputData: { ...given.inputData, context: 'x' } },
      (answer) => answer,
    ),
  ).toBe(
    'Record not found: There is no lead a\ufffdda@moreau-optics.example. No record has this e-mail address. Check that the record still exists and that the connection may see it.',
  );
});

test('a next page that is called by half a character is asked for all the same', async () => {
  const way = replaceIn(/"next_cursor": ?(null|"[^"]*")/g, '"next_cursor":"\\ud800"');
  const given = { authData: authData('pipedrive'), inputData: {} };
  // The list never ends, or the cursor is refused: either way by name.
  expect(await errorOf('triggers.lead_assigned.perform', given, way)).not.toContain('URI malformed');
});

test('an address whose host no web address could have is no address', async () => {
  const given = {
    authData: authData('pipedrive'),
    inputData: { name: 'Ada', email: 'ada@moreau⻫㏂optics.example' },
  };
  expect(await errorOf('creates.push_contact.perform', given, (answer) => answer)).toContain(
    'is no email address.',
  );
});

test('a rule whose name is no text is told, and asked nothing', () => {
  const text =
    'version: 1\nrules:\n  - { name: { toString: 1 }, when: { exists: deal.value }, then: { match: true } }\notherwise:\n  then: { match: false }\n';
  const cases =
    'version: 1\ncases:\n  - { name: a, question: segment, facts: { segment: x }, expect: {}, rule: a }\n';
  const faults = checkFolder(
    folderOf('rules', [
      { name: 'segments.yaml', text },
      { name: 'cases/some.yaml', text: cases },
    ]),
  );
  expect(faults).toContainEqual(
    expect.objectContaining({ file: 'rules/segments.yaml', message: 'this must be text, not a map of keys' }),
  );
});

test('a placeholder that is no text is told', () => {
  const text =
    'version: 1\nsignature: x\nnotes:\n  accepted: { placeholders: [{ toString: 1 }], text: "{{lead}}" }\n';
  const faults = checkFolder(folderOf('rules', [{ name: 'notes.yaml', text }]));
  expect(faults).toContainEqual(
    expect.objectContaining({
      line: 4,
      message: expect.stringContaining('{"toString":1} is not one of lead,'),
    }),
  );
});

test('a rule file of any length is told to be too long, and is not read', () => {
  const text = 'key: 1\n'.repeat(300_000);
  const faults = checkFolder(folderOf('rules', [{ name: 'sync.yaml', text }]));
  expect(faults.filter(({ file }) => file === 'rules/sync.yaml')).toEqual([
    {
      file: 'rules/sync.yaml',
      line: 1,
      col: 1,
      code: 'size',
      message: 'this file has 2100000 characters; 2000000 are allowed',
    },
  ]);
});

test('a note of opening brackets alone is read in one pass', () => {
  const began = performance.now();
  expect(plainText('<'.repeat(400_000))).toHaveLength(400_000);
  expect(performance.now() - began).toBeLessThan(2_000);
});
