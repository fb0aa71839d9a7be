import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundGithub } from '../../cli/print/faults';
import { main } from '../../cli/relay';
import { areFacts } from '../../engine/fact-check';
import { withRules } from '../rules/folder';
import { relay } from './run';

const broken =
  'version: 1\nfallback: nobody\nrules: []\notherwise:\n  then: { decision: kep, to: fallback }\n';
const noCases = { 'cases/some.yaml': 'version: 1\ncases: []\n' };

describe('help', () => {
  test.each([[[]], [['--help']], [['-h']], [['rules']], [['rules', '--help']]])('relay %j', async (argv) => {
    const { code, out, err } = await relay(...argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('relay rules check [--dir rules] [--format text|json|github]');
    expect(out).toContain('relay rules explain QUESTION --facts F');
  });

  test('of one command', async () => {
    const { code, out } = await relay('rules', 'check', '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: relay rules check \[--dir rules\]/);
    expect(out).toContain('--format  how to print: text or json or github (default text)');
  });
});

describe('what is not understood ends with 2', () => {
  test.each([
    [['rules', 'chek'], 'unknown command "rules chek" (did you mean "rules check"?)'],
    [['frobnicate'], 'unknown command "frobnicate"'],
    [['--version'], 'unknown option "--version"'],
    [['rules', 'check', '--dri', 'x'], "Unknown option '--dri'"],
    [['rules', 'check', 'more'], '"more" is one word too many'],
    [
      ['rules', 'check', '--format', 'jsn'],
      '--format is text or json or github, not "jsn" (did you mean "json"?)',
    ],
    [['rules', 'check', '--dir', 'no/such/folder'], 'there is no folder "no/such/folder"'],
    [['rules', 'explain'], 'say which question: state, reassignment, hand-back, schedule'],
    [['rules', 'explain', 'handback'], 'there is no question "handback" (did you mean "hand-back"?)'],
    [['rules', 'explain', 'state'], 'say where the facts are: --facts FILE'],
    [['rules', 'explain', 'state', '--facts', 'nowhere.json'], 'nowhere.json cannot be read'],
  ])('relay %j', async (argv, complaint) => {
    const { code, out, err } = await relay(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(complaint);
  });
});

describe('rules check', () => {
  test('says so where there is nothing', async () => {
    expect(await relay('rules', 'check')).toEqual({ code: 0, out: 'no faults', err: '' });
    expect(JSON.parse((await relay('rules', 'check', '--format', 'json')).out)).toEqual({
      ok: true,
      faults: [],
      warnings: [],
    });
  });

  test('prints a line per fault', () =>
    withRules({ ...noCases, 'hand-back.yaml': broken }, async (dir) => {
      const fault = `${dir}/hand-back.yaml:5:21: "kep" is not one of handed_back, kept (did you mean "kept"?)`;
      expect(await relay('rules', 'check', '--dir', dir)).toEqual({
        code: 1,
        out: `${fault}\n1 fault`,
        err: '',
      });
    }));

  test('the same as JSON', () =>
    withRules({ ...noCases, 'hand-back.yaml': broken }, async (dir) => {
      const { code, out } = await relay('rules', 'check', '--dir', dir, '--format=json');
      expect(code).toBe(1);
      expect(JSON.parse(out)).toEqual({
        ok: false,
        faults: [
          {
            file: `${dir}/hand-back.yaml`,
            line: 5,
            col: 21,
            code: 'unknown-value',
            message: '"kep" is not one of handed_back, kept (did you mean "kept"?)',
          },
        ],
        warnings: [],
      });
    }));
});

describe('rules check for the code host', () => {
  test('a workflow command per fault, with what would end one escaped', () =>
    withRules({ ...noCases, 'hand-back.yaml': broken }, async (dir) => {
      const { code, out } = await relay('rules', 'check', '--dir', dir, '--format', 'github');
      expect({ code, out }).toEqual({
        code: 1,
        out: `::error file=${dir}/hand-back.yaml,line=5,col=21,title=unknown-value::"kep" is not one of handed_back, kept (did you mean "kept"?)`,
      });
    }));

  test('line ends, percent signs, colons and commas of a file name cannot break out', () => {
    const fault = { file: 'a,b:c.yaml', line: 1, col: 2, code: 'x', message: '100%\n::error::no' };
    expect(foundGithub({ faults: [fault], remarks: [] })).toBe(
      '::error file=a%2Cb%3Ac.yaml,line=1,col=2,title=x::100%25%0A::error::no',
    );
  });

  test('says so where there is nothing', async () => {
    expect((await relay('rules', 'check', '--format', 'github')).out).toBe('no faults');
  });
});

describe('what could be said more plainly', () => {
  const withWhen = (when: string) => ({
    ...noCases,
    'hand-back.yaml': `version: 1\nfallback: nobody\nrules:\n  - name: a-rule\n    when: ${when}\n    then: { decision: kept, to: fallback }\notherwise:\n  then: { decision: kept, to: fallback }\n`,
  });

  test.each([
    [
      '{ "!": { "!": { var: lead.owner_is_assistant } } }',
      13,
      'two times "!" says the same as: lead.owner_is_assistant',
    ],
    ['{ "==": [Hot, { var: state }] }', 13, 'easier to read with the fact first: state == "Hot"'],
    [
      '{ and: [{ exists: lead.days_since_assigned }, { "<": [3, { var: lead.days_since_assigned }] }] }',
      59,
      'easier to read with the fact first: lead.days_since_assigned > 3',
    ],
    ['{ in: [{ var: state }, [Hot]] }', 13, 'a list of one says the same as: state == "Hot"'],
  ])('%s', (when, col, message) =>
    withRules(withWhen(when), async (dir) => {
      expect(await relay('rules', 'check', '--dir', dir)).toEqual({
        code: 0,
        out: `${dir}/hand-back.yaml:5:${col}: warning: ${message}\nno faults\n1 warning`,
        err: '',
      });
      const { out } = await relay('rules', 'check', '--dir', dir, '--format', 'github');
      expect(out).toMatch(/^::warning file=.*,line=5,/);
    }),
  );

  test.each([
    '{ "!": { and: [{ "!": { var: lead.owner_is_assistant } }, { exists: lead.original_owner_active }] } }',
    '{ and: [{ exists: lead.days_since_assigned }, { "<=": [3, { var: lead.days_since_assigned }, 9] }] }',
    '{ in: [{ var: state }, [Hot, Cold]] }',
  ])('%s is plain', (when) =>
    withRules(withWhen(when), async (dir) => {
      expect((await relay('rules', 'check', '--dir', dir)).out).toBe('no faults');
    }),
  );
});

describe('a fault that rests on a proof', () => {
  const hidden =
    'version: 1\nfallback: nobody\nrules:\n' +
    '  - name: hot\n    when: { "==": [{ var: state }, Hot] }\n    then: { decision: handed_back, to: fallback }\n' +
    '  - name: hot-of-an-assistant\n' +
    '    when: { and: [{ "==": [{ var: state }, Hot] }, { var: lead.owner_is_assistant }] }\n' +
    '    then: { decision: kept, to: fallback }\notherwise:\n  then: { decision: kept, to: fallback }\n';

  test('comes with an example that `rules explain` takes', () =>
    withRules({ ...noCases, 'hand-back.yaml': hidden }, async (dir) => {
      const { out } = await relay('rules', 'check', '--dir', dir, '--format', 'json');
      const [{ code, line, example }] = JSON.parse(out).faults;
      expect({ code, line }).toEqual({ code: 'unreachable', line: 7 });
      expect(example).toMatchObject({ state: 'Hot', lead: { owner_is_assistant: true } });
      expect(areFacts('hand-back', example)).toBe(true);
      const facts = join(dir, 'facts.json');
      await writeFile(facts, JSON.stringify(example));
      const explained = await relay('rules', 'explain', 'hand-back', '--facts', facts, '--dir', dir);
      expect({ code: explained.code, err: explained.err }).toEqual({ code: 0, err: '' });
      expect(explained.out).toContain('hot-of-an-assistant');
    }));

  test('keeps no case from being tested', () =>
    withRules({ 'hand-back.yaml': hidden.replace('- name: hot\n', '- name: hot-ones\n') }, async (dir) => {
      const { code, out, err } = await relay('rules', 'test', '--dir', dir);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('2 passed, 0 failed');
    }));
});

describe('rules test', () => {
  test('all passed', () =>
    withRules({}, async (dir) => {
      const { code, out, err } = await relay('rules', 'test', '--dir', dir);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out.split('\n')).toEqual([
        `passed  ${dir}/cases/some.yaml:8   Hot goes back  hot-ones, ${dir}/hand-back.yaml:4`,
        `passed  ${dir}/cases/some.yaml:13  Cold stays     otherwise, ${dir}/hand-back.yaml:7`,
        '',
        '2 passed, 0 failed',
      ]);
    }));

  test('works on the YAML as it stands, and tells what was expected', () => {
    const changed =
      'version: 1\nfallback: nobody\nrules:\n  - name: hot-ones\n    when: { "==": [{ var: state }, Cold] }\n' +
      '    then: { decision: handed_back, to: fallback }\notherwise:\n  then: { decision: kept, to: original_owner }\n';
    return withRules({ 'hand-back.yaml': changed }, async (dir) => {
      const { code, out } = await relay('rules', 'test', '--dir', dir);
      expect(code).toBe(1);
      expect(out).toContain(
        [
          `${dir}/cases/some.yaml:13: Cold stays`,
          '  expected  decision: kept, by otherwise',
          `  got       decision: handed_back, to: fallback, by hot-ones, ${dir}/hand-back.yaml:4`,
          '',
          '0 passed, 2 failed',
        ].join('\n'),
      );
    });
  });

  test('a right answer by the wrong rule fails', () => {
    const cases =
      'version: 1\ncases:\n  - name: one\n    question: state\n    facts: { state: Hot, crm: hubspot }\n' +
      '    expect: { allowed: true }\n    rule: Cold\n';
    return withRules({ 'cases/some.yaml': cases }, async (dir) => {
      const { code, out } = await relay('rules', 'test', '--dir', dir);
      expect(code).toBe(1);
      expect(out).toContain('0 passed, 1 failed');
    });
  });

  test('faulty rules are not tested', () =>
    withRules({ ...noCases, 'hand-back.yaml': broken }, async (dir) => {
      const { code, out, err } = await relay('rules', 'test', '--dir', dir);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain('hand-back.yaml:5:21');
    }));

  test('no cases are no failure, but are told', () =>
    withRules(noCases, async (dir) => {
      const { code, out, err } = await relay('rules', 'test', '--dir', dir);
      expect({ code, out: out.trim(), err }).toEqual({
        code: 0,
        out: '0 passed, 0 failed',
        err: `there are no cases in ${dir}/cases`,
      });
    }));
});

describe('rules test --coverage', () => {
  test('tells per rule what the cases show, and what is missing with an example', () =>
    withRules({}, async (dir) => {
      const { code, out } = await relay('rules', 'test', '--coverage', '--dir', dir);
      expect(code).toBe(0);
      expect(out).toMatch(/^100 % +hand-back +hot-ones +3 of 3$/m);
      expect(out).toMatch(/^0 % +schedule +as-asked +0 of 3$/m);
      expect(out).toContain(
        `${dir}/schedules.yaml:16: a case that as-asked decides; for example {"assistant":{"email":"ada@acme.example"},"request":{"schedule":"Something else"},"crm":"hubspot"}`,
      );
      expect(out).toMatch(/^\d+ % covered: \d+ of \d+ rules/m);
    }));

  test('--min fails below, and passes at what there is', () =>
    withRules({}, async (dir) => {
      const { code, err } = await relay('rules', 'test', '--min', '100', '--dir', dir);
      const percent = Number(err.match(/the coverage is (\d+) %, and at least 100 % is asked for/)?.[1]);
      expect({ code, below: percent < 100 }).toEqual({ code: 1, below: true });
      expect((await relay('rules', 'test', '--min', String(percent), '--dir', dir)).code).toBe(0);
      expect((await relay('rules', 'test', '--min', String(percent + 1), '--dir', dir)).code).toBe(1);
    }));

  test.each(['101', '-1', 'all', '9.5'])('--min %s is refused', async (min) => {
    const { code, err } = await relay('rules', 'test', `--min=${min}`);
    expect({ code, err: err.split('\n')[0] }).toEqual({
      code: 2,
      err: `--min takes a number from 0 to 100, not "${min}"`,
    });
  });
});

describe('rules explain', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'relay-facts-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  async function factsFile(text: string): Promise<string> {
    const file = join(dir, 'facts.json');
    await writeFile(file, text);
    return file;
  }

  test('shows the way to the decision', async () => {
    const file = await factsFile(
      JSON.stringify({
        state: 'Hot',
        lead: { owner_is_assistant: true, original_owner_active: null },
        assistant: { email: 'zoe@assistants.example' },
        crm: 'hubspot',
      }),
    );
    const { code, out } = await relay(
      'rules',
      'explain',
      'hand-back',
      '--facts',
      file,
      '--dir',
      'test/policy',
    );
    expect(code).toBe(0);
    expect(out).toContain(
      'hand-back: decision: handed_back, to: fallback, note: handed_back\ndecided by finished-and-owner-is-gone',
    );
    expect(out).toContain('no   lead.original_owner_active   [lead.original_owner_active is absent]');
    const json = await relay(
      ...['rules', 'explain', 'hand-back', '--facts', file, '--format', 'json', '--dir', 'test/policy'],
    );
    const parsed = JSON.parse(json.out);
    expect(parsed.then).toEqual({ decision: 'handed_back', to: 'fallback', note: 'handed_back' });
    expect(parsed.rule.name).toBe('finished-and-owner-is-gone');
    expect(Object.keys(parsed)).toEqual(['then', 'rule', 'steps', 'unasked']);
    expect(parsed.steps[1].conditions[1]).toEqual({
      level: 0,
      text: 'lead.original_owner_active',
      value: false,
      reads: { 'lead.original_owner_active': null },
    });
  });

  test.each([
    ['sync', { kind: 'company', input: { domain: 'gmail.com' }, match: { count: 0 } }, 'free-mail'],
    [
      'segment',
      { segment: 'recent-additions', record_type: 'person', record: { owner_is_connected_user: true } },
      'otherwise',
    ],
  ])('answers %s', async (question, facts, rule) => {
    const file = await factsFile(JSON.stringify(facts));
    const { code, out } = await relay('rules', 'explain', question, '--facts', file);
    expect(code).toBe(0);
    expect(out).toContain(`decided by ${rule}, rules/`);
  });

  test('names the segments where there is none of that name', async () => {
    const file = await factsFile(
      JSON.stringify({ segment: 'recent', record_type: 'deal', record: { owner_is_connected_user: true } }),
    );
    const { code, out, err } = await relay('rules', 'explain', 'segment', '--facts', file);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('which has: high-value-prospects, recent-additions.');
  });

  test.each([
    ['{', 'is no JSON'],
    ['{"stat": "Hot"}', 'unknown fact "stat" (did you mean "state"?)'],
    ['{"state": "Hott", "crm": "hubspot"}', '"Hott" is no value of state (did you mean "Hot"?)'],
    ['[]', 'the fact state is missing'],
  ])('refuses %s', async (text, complaint) => {
    const { code, out, err } = await relay('rules', 'explain', 'state', '--facts', await factsFile(text));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(complaint);
  });
});

test('without an output it writes to the terminal', async () => {
  const written: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  expect(await main(['rules', 'check'])).toBe(0);
  expect(written).toEqual(['no faults\n']);
});
