// A sales day in steps: who is in it, what happens when, and where each lead must stand in the end.

export interface Cast {
  first: string;
  last: string;
  email: string;
  company: string;
  country: string;
  owner: 'Pat' | 'Quinn' | 'Rosa';
  /** Lead Connection Status from earlier work. */
  status?: string;
  /** Whether there is a deal, in a CRM that has stages. */
  deal: boolean;
}

export const people = {
  Pat: { email: 'pat@sales.example', firstName: 'Pat', lastName: 'Lind' },
  Quinn: { email: 'quinn@sales.example', firstName: 'Quinn', lastName: 'Abara' },
  Rosa: { email: 'rosa@sales.example', firstName: 'Rosa', lastName: 'Keller' },
  Zoe: { email: 'zoe@assistants.example', firstName: 'Zoe', lastName: 'Marsh' },
} as const;

export type Person = keyof typeof people;

const lead = (
  first: string,
  last: string,
  company: string,
  country: string,
  owner: Cast['owner'],
  status?: string,
): Cast => ({
  first,
  last,
  company,
  country,
  owner,
  deal: first !== 'Farid',
  email: `${first}@${company.toLowerCase().replaceAll(' ', '-')}.example`.toLowerCase(),
  ...(status && { status }),
});

export const cast = {
  ada: lead('Ada', 'Moreau', 'Moreau Optics', 'France', 'Pat'),
  ben: lead('Ben', 'Okafor', 'Okafor Logistics', 'Nigeria', 'Quinn', 'Processed'),
  chie: lead('Chie', 'Tanaka', 'Tanaka Robotics', 'Japan', 'Rosa'),
  dario: lead('Dario', 'Rossi', 'Rossi Ceramics', 'Italy', 'Pat'),
  elin: lead('Elin', 'Berg', 'Berg Energy', 'Sweden', 'Quinn'),
  farid: lead('Farid', 'Haddad', 'Haddad Textiles', 'Jordan', 'Rosa', 'Responded'),
} as const;

export type LeadKey = keyof typeof cast;

export type Step =
  | { does: 'assign'; lead: LeadKey; context?: string; schedule?: string }
  | { does: 'by-hand'; lead: LeadKey }
  | { does: 'report'; lead: LeadKey; state: string; note?: string; resumeOn?: string };

/** Minutes pass before each step. Leads given to the assistant by hand are picked up by a Zap on Lead Assigned. */
export const day: readonly [number, Step][] = [
  [5, { does: 'assign', lead: 'ada' }],
  [10, { does: 'assign', lead: 'ben' }],
  [5, { does: 'assign', lead: 'chie', context: 'Wants a quote for two arms.', schedule: 'Europe' }],
  [15, { does: 'by-hand', lead: 'dario' }],
  [10, { does: 'assign', lead: 'elin' }],
  [20, { does: 'by-hand', lead: 'farid' }],
  [40, { does: 'report', lead: 'ada', state: 'Engaged' }],
  [30, { does: 'report', lead: 'dario', state: 'Engaged' }],
  [45, { does: 'report', lead: 'ada', state: 'Warm', note: 'Clicked the price list.' }],
  [30, { does: 'report', lead: 'chie', state: 'OutOfOffice', resumeOn: '2026-03-09' }],
  [60, { does: 'report', lead: 'ada', state: 'Hot', note: 'Can we talk on Thursday?' }],
  [45, { does: 'report', lead: 'dario', state: 'UnSubscribed' }],
  [30, { does: 'report', lead: 'elin', state: 'Processed' }],
];

/**
 * Where a lead must stand when the day is over, with the stage of its deal where the CRM has stages, and the
 * transitions that its Zaps must have seen, each once.
 */
export interface Ending {
  state: string;
  owner: Person;
  stage: string;
  fired: Record<string, number>;
}

export const ending: Record<LeadKey, Ending> = {
  ada: {
    state: 'Hot',
    owner: 'Pat',
    stage: 'Demo Scheduled',
    fired: { lead_assigned: 1, lead_status_changed: 4, lead_became_hot: 1, lead_handed_back: 1 },
  },
  ben: { state: 'Processed', owner: 'Quinn', stage: 'Qualified', fired: {} },
  chie: {
    state: 'OutOfOffice',
    owner: 'Zoe',
    stage: 'Contact Made',
    fired: { lead_assigned: 1, lead_status_changed: 2 },
  },
  dario: {
    state: 'UnSubscribed',
    owner: 'Pat',
    stage: 'Contact Made',
    fired: { lead_assigned: 1, lead_status_changed: 3, lead_handed_back: 1 },
  },
  elin: {
    state: 'Processed',
    owner: 'Quinn',
    stage: 'Qualified',
    fired: { lead_assigned: 1, lead_status_changed: 2, lead_handed_back: 1 },
  },
  farid: { state: 'Responded', owner: 'Rosa', stage: '', fired: { lead_assigned: 1, lead_handed_back: 1 } },
};
