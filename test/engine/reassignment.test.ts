import { decide, type Facts, leadStates } from '../../engine';
import fc from '../helpers/properties';

type Change = { lead?: Partial<Facts['reassignment']['lead']>; allow?: boolean; check?: boolean };

test.each<[string, Change, string, string]>([
  ['no status', {}, 'accepted', 'otherwise'],
  ['an empty status', { lead: { connection_status: '' } }, 'accepted', 'otherwise'],
  ['a status', { lead: { connection_status: 'Processed' } }, 'refused', 'accidental-reassignment'],
  [
    'a status that is no lead state',
    { lead: { connection_status: 'On hold' } },
    'refused',
    'accidental-reassignment',
  ],
  [
    'a status, allowed by the Zap',
    { lead: { connection_status: 'Processed' }, allow: true },
    'accepted',
    'otherwise',
  ],
  [
    'a status, check off',
    { lead: { connection_status: 'Processed' }, check: false },
    'accepted',
    'otherwise',
  ],
  ['accepted before', { lead: { accepted_by_this_assistant: true } }, 'already_assigned', 'already-accepted'],
])('%s', (_what, change, decision, rule) => {
  const answer = decide('reassignment', facts(change));
  expect(answer.then.decision).toBe(decision);
  expect(answer.rule).toMatchObject({ file: 'rules/reassignment.yaml', name: rule });
});

test('whatever is allowed, a lead that unsubscribed is never accepted', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('UnSubscribed', 'DeActivated'),
      fc.boolean(),
      fc.boolean(),
      (status, allow, check) => {
        const { then } = decide('reassignment', facts({ lead: { connection_status: status }, allow, check }));
        expect(then).toEqual({ decision: 'refused', note: 'refused_unsubscribed' });
      },
    ),
  );
});

test.each(leadStates)('with the check on, %s is refused', (status) => {
  expect(decide('reassignment', facts({ lead: { connection_status: status } })).then.decision).toBe(
    'refused',
  );
});

function facts({ lead = {}, allow = false, check = true }: Change): Facts['reassignment'] {
  return {
    lead: { id: '1', owner_is_assistant: false, accepted_by_this_assistant: false, ...lead },
    assistant: { email: 'zoe@assistants.example', listed: true },
    request: { allow_reassignment: allow, by_hand: false },
    policy: { check_accidental: check },
    crm: 'hubspot',
  };
}
