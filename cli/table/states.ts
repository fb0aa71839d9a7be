// The lead states: a table of what each becomes, and a diagram of what may follow what.
import type { Engine } from '../../engine/decide';
import type { RuleSet } from '../../engine/rule-set';
import { type LeadState, leadStates } from '../../engine/words';
import { code, markdownTable, plain } from './markdown';

export interface StateCells {
  state: LeadState;
  meaning: string;
  hubspot: string;
  pipedrive: string;
  followedBy: 'any' | readonly LeadState[];
  handsBack: boolean;
}

/** What each state means and does, for a lead that an assistant owns and whose original owner is there. */
export function statesOf({ data: { states } }: RuleSet, engine: Engine): StateCells[] {
  return leadStates.map((state) => {
    const { meaning, contact_status, stage, followed_by: followedBy } = states.rows[state];
    const { then } = engine.decide('hand-back', {
      state,
      lead: { owner_is_assistant: true, original_owner_active: true },
      assistant: { email: 'zoe@assistants.example' },
      crm: 'hubspot',
    });
    const handsBack = then.decision === 'handed_back';
    return { state, meaning, hubspot: contact_status.hubspot, pipedrive: stage ?? '', followedBy, handsBack };
  });
}

/** The table as Markdown. */
export function statesTable(states: readonly StateCells[]): string {
  const rows = states.map(({ state, meaning, hubspot, pipedrive, followedBy, handsBack }) => [
    code(state),
    plain(meaning),
    plain(hubspot),
    plain(pipedrive) || 'stays',
    followedByText(followedBy),
    handsBack ? 'yes' : 'no',
  ]);
  return markdownTable(
    ['state', 'meaning', 'HubSpot contact status', 'Pipedrive stage', 'followed by', 'hands back'],
    rows,
  );
}

/** What may follow, in words. */
export function followedByText(followedBy: StateCells['followedBy']): string {
  if (followedBy === 'any') return 'any';
  return followedBy.length > 0 ? followedBy.join(', ') : 'nothing, until a person clears it';
}

/** The diagram in Mermaid's language. States that any other may follow share one box: its lines speak for all. */
export function stateDiagram(states: readonly StateCells[]): string {
  const open = states.filter(({ followedBy }) => followedBy === 'any');
  const closed = states.filter(({ followedBy }) => followedBy !== 'any');
  return [
    'stateDiagram-v2',
    ...(open.length > 0 ? boxOf(open) : []),
    ...(open.length > 0 ? closed.map(({ state }) => `  open --> ${state}`) : []),
    ...closed.flatMap(({ state, followedBy }) => linesFrom(state, followedBy)),
    ...marksOf(states),
  ].join('\n');
}

// Every assignment begins with Cold.
function boxOf(states: readonly StateCells[]): string[] {
  const start = states.some(({ state }) => state === 'Cold') ? ['    [*] --> Cold: assigned'] : [];
  return ['  open: each of these may follow each other', '  state open {', ...names(states), ...start, '  }'];
}

function marksOf(states: readonly StateCells[]): string[] {
  const marked = states.filter(({ handsBack }) => handsBack).map(({ state }) => state);
  if (marked.length === 0) return [];
  return [
    '  classDef handsBack fill:#fde68a,stroke:#b45309,color:#1f2937',
    `  class ${marked.join(', ')} handsBack`,
  ];
}

function names(states: readonly StateCells[]): string[] {
  return states.map(({ state }) => `    ${state}`);
}

function linesFrom(state: LeadState, followedBy: StateCells['followedBy']): string[] {
  if (followedBy === 'any') return [];
  if (followedBy.length === 0) return [`  ${state} --> [*]: until a person clears it`];
  return followedBy.map((next) => `  ${state} --> ${next}`);
}
