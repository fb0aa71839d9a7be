// Where the service has a lead that it took, so that a repeat need not ask again. Lost, it costs a look at the notes.
import { object, string } from 'zod/mini';
import type { Relay } from '../relay';
import type { Handover } from './handover';

const keptSeconds = 8 * 86_400;
const kept = object({ assistant: string(), assignedAt: string(), reference: string() });

const keyOf = ({ lead }: Handover) => `service:${lead.id}`;

export const remember = (relay: Relay, handover: Handover, reference: string): Promise<void> => {
  const { assistant, assignedAt } = handover;
  return relay.memory.set(keyOf(handover), { assistant: assistant.id, assignedAt, reference }, keptSeconds);
};

/** The lead's address there, for this very assignment; undefined where nothing is remembered. */
export async function recall(relay: Relay, handover: Handover): Promise<string | undefined> {
  const found = await relay.memory.get(keyOf(handover), kept);
  const same = found?.assistant === handover.assistant.id && found.assignedAt === handover.assignedAt;
  return same ? found.reference : undefined;
}
