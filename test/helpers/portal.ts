// A HubSpot portal as it is on a working day: two sales people, two assistants, the relay's fields.
import setUpCrm from '../../creates/set-up-crm';
import findLead from '../../searches/find-lead';
import { useWorld, type World } from './world';

export interface Portal extends World {
  readonly pat: string;
  readonly quinn: string;
  readonly zoe: string;
  readonly ravi: string;
  /** Adds a contact that Pat owns, unless the properties say otherwise; returns its id. */
  contact(properties?: Record<string, string>): string;
  /** The present properties of a contact. */
  properties(id: string): Record<string, string | null | undefined>;
  /** The bodies of a contact's notes, oldest first. */
  notes(id: string): string[];
}

export function usePortal(): Portal {
  const ids = { pat: '', quinn: '', zoe: '', ravi: '' };
  let count = 0;
  const world = useWorld(({ hubspot }) => {
    count = 0;
    ids.pat = hubspot.addOwner({ email: 'pat@sales.example', firstName: 'Pat', lastName: 'Lind' }).id;
    ids.quinn = hubspot.addOwner({ email: 'quinn@sales.example', firstName: 'Quinn', lastName: 'Abara' }).id;
    ids.zoe = hubspot.addOwner({ email: 'zoe@assistants.example', firstName: 'Zoe', lastName: 'Marsh' }).id;
    ids.ravi = hubspot.addOwner({
      email: 'ravi@assistants.example',
      firstName: 'Ravi',
      lastName: 'Vance',
    }).id;
  });
  beforeEach(async () => {
    await world.run(setUpCrm, {});
    // What every connection has asked once and remembers: users and account.
    world.sandbox.hubspot.addContact({ email: 'warm-up@portal.example' });
    await world.run(findLead, { lead: 'warm-up@portal.example' });
    world.requests();
  });
  return Object.defineProperties(world, {
    ...Object.fromEntries(
      (['pat', 'quinn', 'zoe', 'ravi'] as const).map((name) => [name, { get: () => ids[name] }]),
    ),
    contact: {
      value: (properties: Record<string, string> = {}) => {
        count += 1;
        return world.sandbox.hubspot.addContact({
          email: `lead${count}@moreau-optics.example`,
          firstname: 'Ada',
          lastname: 'Moreau',
          company: 'Moreau Optics',
          country: 'France',
          hs_lead_status: 'NEW',
          hubspot_owner_id: ids.pat,
          ...properties,
        }).id;
      },
    },
    properties: { value: (id: string) => world.sandbox.hubspot.contact(id)?.properties ?? {} },
    notes: { value: (id: string) => world.sandbox.hubspot.notes(id).map(({ body }) => body) },
  }) as Portal;
}
