// A working day on a large account: who changes what in each minute, and what the triggers must show of it.
import type { Desk } from '../world/desks';

export const triggers = [
  'lead_assigned',
  'lead_status_changed',
  'lead_became_hot',
  'lead_handed_back',
] as const;
export type Trigger = (typeof triggers)[number];

interface Kind {
  change: 'zoe' | 'pat' | { status: string };
  shownBy: readonly Trigger[];
}

/** Each change is on a lead of its own, so that what must be shown can be counted. */
const kinds: readonly Kind[] = [
  { change: 'zoe', shownBy: ['lead_assigned'] },
  { change: { status: 'Warm' }, shownBy: ['lead_status_changed'] },
  { change: { status: 'Hot' }, shownBy: ['lead_status_changed', 'lead_became_hot'] },
  { change: 'pat', shownBy: ['lead_handed_back'] },
];

export interface Scene {
  /** Makes as many changes as are due by this share of the day. */
  playUntil(share: number): void;
  /** Gives a number of untouched leads to the assistant, in one click. */
  inOneClick(count: number): void;
  /** How many items each trigger must have shown of what happened so far. */
  readonly due: Readonly<Record<Trigger, number>>;
}

/** Leads that will be handed back are the assistant's from the start. */
export function sceneOf(desk: Desk, among: number, changes: number): Scene {
  const leads = desk.leads(among);
  for (const [index, lead] of leads.slice(0, changes).entries())
    if (kinds[index % kinds.length]?.change === 'pat') desk.edit(lead, { owner: desk.zoe });
  const due = { lead_assigned: 0, lead_status_changed: 0, lead_became_hot: 0, lead_handed_back: 0 };
  let played = 0;
  const play = (lead: string, { change, shownBy }: Kind) => {
    desk.edit(lead, typeof change === 'string' ? { owner: desk[change] } : change);
    for (const trigger of shownBy) due[trigger] += 1;
  };
  return {
    due,
    playUntil: (share) => {
      for (; played < Math.floor(changes * share); played += 1) {
        const [lead, kind] = [leads[played], kinds[played % kinds.length]];
        if (lead && kind) play(lead, kind);
      }
    },
    inOneClick: (count) => {
      const [given] = kinds;
      if (given) for (const lead of leads.slice(changes, changes + count)) play(lead, given);
    },
  };
}
