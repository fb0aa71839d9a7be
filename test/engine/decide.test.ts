// The tables of the design's section 6, asked through the door that production uses.
import {
  decide,
  explain,
  type Facts,
  findSchedule,
  type LeadState,
  leadStates,
  policy,
  RuleError,
} from '../../engine';

const table: Record<LeadState, { status: string; stage?: string; handBack: boolean }> = {
  New: { status: 'NEW', handBack: false },
  Pending: { status: 'IN_PROGRESS', stage: 'Contact Made', handBack: false },
  Cold: { status: 'IN_PROGRESS', stage: 'Contact Made', handBack: false },
  Engaged: { status: 'IN_PROGRESS', stage: 'Contact Made', handBack: false },
  Warm: { status: 'IN_PROGRESS', stage: 'Contact Made', handBack: false },
  OutOfOffice: { status: 'IN_PROGRESS', stage: 'Contact Made', handBack: false },
  Hot: { status: 'CONNECTED', stage: 'Demo Scheduled', handBack: true },
  Responded: { status: 'CONNECTED', handBack: true },
  LeadAtRisk: { status: 'CONNECTED', handBack: true },
  UnSubscribed: { status: 'UNQUALIFIED', handBack: true },
  DeActivated: { status: 'UNQUALIFIED', handBack: true },
  Processed: { status: 'QUALIFIED', handBack: true },
};
const final: readonly LeadState[] = ['UnSubscribed', 'DeActivated'];

describe.each(leadStates)('%s', (state) => {
  test('in HubSpot', () => {
    const { then, rule } = decide('state', { state, crm: 'hubspot' });
    expect(then).toEqual({ contact_status: table[state].status, connection_status: state, allowed: true });
    expect(rule).toEqual({ file: 'rules/states.yaml', name: state, line: expect.any(Number) });
  });

  test('in Pipedrive', () => {
    const { stage } = table[state];
    const rest = { connection_status: state, allowed: true };
    const expected = stage ? { contact_status: stage, stage, ...rest } : { contact_status: '', ...rest };
    expect(decide('state', { state, crm: 'pipedrive' }).then).toEqual(expected);
  });

  test('hands back, or does not', () => {
    const { then } = decide('hand-back', handBack({ state }));
    const { handBack: handsBack } = table[state];
    expect(then).toEqual({
      decision: handsBack ? 'handed_back' : 'kept',
      to: 'original_owner',
      note: handsBack ? 'handed_back' : 'state_changed',
    });
  });

  test.each(leadStates)('may be followed by %s, unless it is final', (next) => {
    const { then } = decide('state', { state: next, previous_state: state, crm: 'hubspot' });
    expect(then.allowed).toBe(next === state || !final.includes(state));
  });
});

describe('hand-back', () => {
  test.each([false, undefined])('to the fallback where original_owner_active is %s', (active) => {
    const lead = {
      owner_is_assistant: true,
      ...(active === undefined ? {} : { original_owner_active: active }),
    };
    const { then } = decide('hand-back', handBack({ state: 'Hot', lead }));
    expect(then).toMatchObject({ decision: 'handed_back', to: 'fallback' });
  });

  test('never from a person', () => {
    const lead = { owner_is_assistant: false, original_owner_active: true };
    expect(decide('hand-back', handBack({ state: 'Hot', lead })).then.decision).toBe('kept');
  });
});

describe('schedule', () => {
  test.each<[string, Facts['schedule']['request'], Facts['schedule']['lead'], string | undefined, string]>([
    ['the input', { schedule: 'A' }, { schedule_field: 'B', country: 'DE' }, 'C', 'A'],
    ['the CRM field', {}, { schedule_field: 'B', country: 'DE' }, 'C', 'B'],
    ['the first condition', {}, { country: 'DE' }, 'C', 'Europe'],
    ["the assistant's default", {}, { country: 'US' }, 'C', 'C'],
    ['the last resort', {}, {}, undefined, 'Recommended'],
  ])('%s', (_who, request, lead, standard, expected) => {
    const assistant = {
      email: 'zoe@assistants.example',
      ...(standard ? { default_schedule: standard } : {}),
    };
    expect(decide('schedule', { request, lead, assistant, crm: 'hubspot' }).then).toEqual({
      schedule: expected,
    });
  });
});

describe('explain', () => {
  test('shows every rule on the way, and absent facts as null', () => {
    const facts = handBack({ state: 'Hot', lead: { owner_is_assistant: true } });
    const explanation = explain('hand-back', facts);
    expect(explanation).toMatchObject(decide('hand-back', facts));
    expect(explanation.steps.map((step) => [step.rule, step.decided])).toEqual([
      ['a-person-has-it', false],
      ['finished-and-owner-is-here', false],
      ['finished-and-owner-is-gone', true],
    ]);
    expect(explanation.steps[1]?.conditions[1]).toEqual({
      level: 0,
      text: 'lead.original_owner_active',
      value: false,
      reads: { 'lead.original_owner_active': null },
    });
  });

  test('ends with otherwise where no rule held', () => {
    const { steps, rule } = explain('hand-back', handBack({ state: 'Cold' }));
    expect(steps.at(-1)).toEqual({
      rule: 'otherwise',
      file: rule.file,
      line: rule.line,
      decided: true,
      conditions: [],
    });
  });

  test('says of a state whether it may follow', () => {
    const { steps, then } = explain('state', {
      state: 'Cold',
      previous_state: 'UnSubscribed',
      crm: 'hubspot',
    });
    expect(then.allowed).toBe(false);
    expect(steps).toMatchObject([
      { rule: 'Cold', decided: true, conditions: [{ text: 'Cold may follow UnSubscribed', value: false }] },
    ]);
  });
});

test('a state that is none is a rule error', () => {
  const facts = { state: 'toString', crm: 'hubspot' } as unknown as Facts['state'];
  expect(() => decide('state', facts)).toThrow(RuleError);
  expect(() => decide('state', facts)).toThrow(
    'Rule error: "toString" is no lead state of rules/states.yaml.',
  );
});

test('the policy holds what the files say', () => {
  expect(policy).toMatchObject({ checkAccidental: true, fallbackOwner: 'nobody' });
  expect(policy.version).toMatch(/^[0-9a-f]{12}$/);
  expect(policy.assistants[0]).toMatchObject({
    name: 'Zoe',
    email: 'zoe@assistants.example',
    defaultSchedule: 'Recommended',
  });
  expect(findSchedule('Recommended')?.followUps).toHaveLength(7);
  expect(findSchedule('recommended')).toBeUndefined();
  expect(findSchedule('constructor')).toBeUndefined();
  expect(policy.schedules.Europe?.followUps).toHaveLength(4);
  expect(policy.fields.map((field) => field.hubspot.name)).toEqual([
    'context',
    'tec_schedule',
    'lead_connection_status',
    'relay_previous_owner',
    'relay_assigned_assistant',
    'relay_assigned_at',
    'relay_status_as_of',
    'relay_follow_up_stopped_at',
    'relay_resume_on',
    'relay_time_zone',
  ]);
});

function handBack(
  facts: Pick<Facts['hand-back'], 'state'> & Partial<Facts['hand-back']>,
): Facts['hand-back'] {
  return {
    lead: { owner_is_assistant: true, original_owner_active: true },
    assistant: { email: 'zoe@assistants.example' },
    crm: 'hubspot',
    ...facts,
  };
}
