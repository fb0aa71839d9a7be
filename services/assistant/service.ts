// What a lead's journey asks of the service. It has no way to look a lead up: only a write tells whether it is there.
// (assistant-7targets.md 2: Not documented)
import { authField, type Call, isNotFound, RelayError } from '../../http';
import { knowsAssistant } from './assistants';
import { details, extras, identity, type Placed, placedFrom, type ServiceLead } from './lead';
import { openSession, type Session } from './session';
import { accountFields } from './vendor';

export interface AssistantService {
  /** For a lead that begins: one that is there already is changed. */
  createOrUpdate(lead: ServiceLead): Promise<Placed>;
  /** For a lead that may be there already, so that it does not begin anew. */
  updateOrCreate(lead: ServiceLead): Promise<Placed>;
  /** Nothing more is sent; it may be resumed there. @returns false for a lead that the service does not have */
  stopFollowUp(lead: ServiceLead): Promise<boolean>;
  knowsAssistant(email: string): Promise<boolean>;
}

/**
 * Undefined where the connection's section is empty. Where it is half filled, whatever is asked throws
 * `Required field missing`.
 */
export function openAssistantService(call: Call): AssistantService | undefined {
  if (accountFields.every((field) => authField(call, field) === undefined)) return undefined;
  const session = () => openSession(call);
  return {
    createOrUpdate: async (lead) => {
      const opened = session();
      return create(opened, lead).catch(instead(isKnown, () => update(opened, lead)));
    },
    updateOrCreate: async (lead) => {
      const opened = session();
      return update(opened, lead).catch(instead(isNotFound, () => create(opened, lead)));
    },
    stopFollowUp: async (lead) =>
      stop(session(), lead).then(
        () => true,
        instead(isNotFound, async () => false),
      ),
    knowsAssistant: async (email) => knowsAssistant(session(), email),
  };
}

const isKnown = (error: unknown) => error instanceof RelayError && error.kind === 'Duplicate found';

/** Does something else after one kind of refusal; any other stays. */
const instead =
  <T>(after: (error: unknown) => boolean, other: () => Promise<T>) =>
  (error: unknown): Promise<T> => {
    if (after(error)) return other();
    throw error;
  };

/** Sent once: what was cut off may have begun. */
async function create({ send }: Session, lead: ServiceLead): Promise<Placed> {
  const json = { ...identity(lead), ...details(lead), ...extras(lead) };
  return placedFrom(await send({ method: 'POST', path: '/leads', json }));
}

async function update({ send }: Session, lead: ServiceLead): Promise<Placed> {
  const json = { ...identity(lead), ...details(lead) };
  return placedFrom(await send({ method: 'PUT', path: '/leads', json, repeatable: true }));
}

async function stop({ send }: Session, lead: ServiceLead): Promise<void> {
  const json = identity(lead);
  await send({ method: 'PUT', path: '/leads/stop/followup', json, repeatable: true });
}
