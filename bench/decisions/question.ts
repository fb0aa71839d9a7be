// What is decided: what becomes of a state, whether an assistant may have a lead, and which schedule fits it. Facts as
// operations build them, of every kind that the rules tell apart.
import { type CrmName, crmNames, type LeadState, leadStates } from '../../engine';
import type { Facts } from '../../engine/facts';

export interface Asked {
  state: Facts['state'];
  reassignment: Facts['reassignment'];
  schedule: Facts['schedule'];
}

export interface Answered {
  contact_status: string;
  stage: string | undefined;
  allowed: boolean;
  decision: string;
  note: string;
  schedule: string;
}

const assistant = { email: 'zoe@assistants.example', listed: true, default_schedule: 'Recommended' };
const leads: readonly Partial<Facts['schedule']['lead']>[] = [
  { country: 'DE', email: 'ada@moreau.example' },
  { country: 'United Kingdom', email: 'ben@vale.example' },
  { country: 'Canada', email: 'cleo@north.example' },
  { country: 'US', email: 'dan@west.example', source: 'Event' },
  { email: 'eve@moreau.fr' },
  { country: 'India', schedule_field: 'Event' },
];

/** Every state on each CRM after each kind of lead. */
export const questions: readonly Asked[] = crmNames.flatMap((crm) =>
  leadStates.flatMap((state, number) => leads.map((lead, kind) => asked(crm, state, lead, number + kind))),
);

function asked(crm: CrmName, state: LeadState, lead: (typeof leads)[number], number: number): Asked {
  const previous = leadStates[(number * 5) % leadStates.length];
  return {
    state: {
      crm,
      state,
      ...(number % 3 === 0 || previous === undefined ? {} : { previous_state: previous }),
    },
    reassignment: {
      crm,
      lead: {
        id: String(number),
        owner_is_assistant: number % 2 === 0,
        accepted_by_this_assistant: number % 7 === 0,
        ...(number % 3 === 0 ? {} : { connection_status: state }),
      },
      assistant: { email: assistant.email, listed: assistant.listed },
      request: { allow_reassignment: number % 5 === 0, by_hand: false },
      policy: { check_accidental: true },
    },
    schedule: {
      crm,
      lead,
      assistant:
        number % 4 === 0
          ? { email: assistant.email }
          : { email: assistant.email, default_schedule: 'Recommended' },
      request: number % 11 === 0 ? { schedule: 'Europe' } : {},
    },
  };
}
