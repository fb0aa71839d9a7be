// What sync.yaml says of writing into the CRM, asked through the door that production uses.
import { decide, explain, type Facts, policy, recordKinds, syncFieldKeys } from '../../engine';
import { loadRules } from '../../engine/load';

type Input = Facts['sync']['input'];

const company = (input: Input): Facts['sync'] => ({ kind: 'company', input, match: { count: 0 } });

test.each<[string, Facts['sync'], string, string, string]>([
  ['a company', company({ domain: 'acme.example' }), 'write', 'otherwise', 'nothing excludes it'],
  ['a company without a domain', company({ name: 'Acme' }), 'write', 'otherwise', 'nothing excludes it'],
  ['ourselves', company({ domain: 'sales.example' }), 'skip', 'own-domain', 'our own domain'],
  ['a free-mail domain', company({ domain: 'gmail.com' }), 'skip', 'free-mail', 'free-mail domain'],
  [
    'one that holds its name',
    company({ domain: 'gmail.com.example' }),
    'write',
    'otherwise',
    'nothing excludes it',
  ],
  [
    'a page somewhere else',
    company({ domain: 'linkedin.com' }),
    'skip',
    'not-a-company-site',
    "not a company's own site",
  ],
  [
    'a machine',
    { kind: 'contact', input: { mailbox: 'mailer-daemon', domain: 'acme.example' }, match: { count: 0 } },
    'skip',
    'mailbox-of-a-machine',
    'the mailbox of a machine',
  ],
])('%s', (_what, facts, decision, rule, reason) => {
  const answer = decide('sync', facts);
  expect(answer.then).toEqual({ decision, reason });
  expect(answer.rule).toEqual({ file: 'rules/sync.yaml', name: rule, line: expect.any(Number) });
});

test.each(['contact', 'deal'] as const)('a %s from a free-mail domain is written', (kind) => {
  const { then } = decide('sync', { kind, input: { domain: 'gmail.com' }, match: { count: 0 } });
  expect(then.decision).toBe('write');
});

test('explain names the facts that were read', () => {
  const { steps } = explain('sync', company({ domain: 'sales.example' }));
  expect(steps).toEqual([
    expect.objectContaining({
      rule: 'own-domain',
      decided: true,
      conditions: [
        { level: 0, text: 'kind == "company"', value: true, reads: { kind: 'company' } },
        {
          level: 0,
          text: 'input.domain in [assistants.example, sales.example]',
          value: true,
          reads: { 'input.domain': 'sales.example' },
        },
      ],
    }),
  ]);
});

describe('the policy', () => {
  const fill = { mode: 'fill', clear: false };
  const overwrite = { mode: 'overwrite', clear: false };

  test('fills in what people may have typed, and keeps figures up to date', () => {
    expect(policy.sync.endings).toEqual(['example']);
    expect(policy.sync.company).toEqual({
      match: 'domain',
      create: true,
      update: true,
      duplicates: 'update',
      fields: {
        name: fill,
        website: fill,
        address: fill,
        owner: fill,
        engagement_score: overwrite,
        source: fill,
        visited_pages: overwrite,
      },
      custom: fill,
      customFields: {},
    });
    expect(policy.sync.contact).toMatchObject({ match: 'email', fields: { email: fill, company: fill } });
    expect(policy.sync.deal).toMatchObject({ match: 'title', fields: { title: fill, stage: overwrite } });
  });

  test.each(recordKinds)('has a mode for every field of a %s', (kind) => {
    expect(Object.keys(policy.sync[kind].fields)).toEqual([...syncFieldKeys[kind]]);
  });

  test('knows the fields of a company', () => {
    expect(policy.companyFields).toEqual([
      { key: 'website', name: 'Website', type: 'text', optional: false },
      { key: 'engagement_score', name: 'Engagement Score', type: 'number', optional: false },
      { key: 'source', name: 'Source', type: 'text', optional: true },
      { key: 'visited_pages', name: 'Visited Pages', type: 'long_text', optional: true },
    ]);
  });

  test('clears only where it says so, and takes exceptions by name', async () => {
    const loaded = await loadRules('test/rules/fixtures/good');
    expect(loaded).toMatchObject({
      ok: true,
      rules: {
        data: {
          policy: {
            sync: {
              company: {
                fields: { engagement_score: { mode: 'overwrite', clear: true }, source: fill },
                customFields: {
                  'Number of Employees': overwrite,
                  Remarks: { mode: 'overwrite', clear: true },
                },
              },
              deal: { custom: overwrite, customFields: {} },
            },
          },
        },
      },
    });
  });
});
