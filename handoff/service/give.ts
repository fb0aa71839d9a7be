// A lead is given to its assistant in two places. As a rule the CRM comes first, and stands whatever the service says.
// Where the service is required it comes first, so that its refusal leaves nothing behind.
import { RelayError, type Written } from '../../crm';
import { info, type Message, warning } from '../../outcome';
import type { AssistantService, Placed, ServiceLead } from '../../services/assistant';
import type { Relay } from '../relay';
import { adding, refusal, wordsOf } from './errors';
import { type Handover, notAsked, type Standing } from './handover';
import { remember } from './memory';

type Ask = (lead: ServiceLead) => Promise<Placed>;

/** @throws RelayError what the CRM says; where the service is required, what that says as well, and what stands */
export async function giveBoth(
  relay: Relay,
  handover: Handover,
  write: () => Promise<Written>,
): Promise<{ written: Written; there: Standing }> {
  const { service } = relay;
  if (!service) return { written: await write(), there: notAsked };
  if (handover.required) return serviceFirst(relay, service, handover, write);
  const written = await write();
  // With this write the lead begins, and a repeat will know of it.
  return { written, there: await tell(relay, handover, service.createOrUpdate) };
}

/** A run that ended in between is repeated, and the lead must not begin twice: it is updated if it is there. */
async function serviceFirst(
  relay: Relay,
  service: AssistantService,
  handover: Handover,
  write: () => Promise<Written>,
): Promise<{ written: Written; there: Standing }> {
  const there = await insist(relay, handover, service.updateOrCreate, 'Nothing was changed in the CRM.');
  const written = await write().catch(adding('The assistant’s service has the lead already.'));
  return { written, there };
}

/** For a lead that the CRM gave to the assistant in an earlier run. */
export const giveAgain = (relay: Relay, service: AssistantService, handover: Handover): Promise<Standing> =>
  handover.required
    ? insist(relay, handover, service.updateOrCreate, 'In the CRM the lead is the assistant’s.')
    : tell(relay, handover, service.updateOrCreate);

async function insist(relay: Relay, handover: Handover, ask: Ask, stands: string): Promise<Standing> {
  return taken(relay, handover, await ask(wanted(handover)).catch(adding(stands)));
}

/** What the service does not do is told. */
async function tell(relay: Relay, handover: Handover, ask: Ask): Promise<Standing> {
  const placed = await ask(wanted(handover)).catch(refusal);
  if (!(placed instanceof RelayError)) return taken(relay, handover, placed);
  const text = `The lead is the assistant’s in the CRM only. ${wordsOf(placed)} Then run this step again.`;
  return { messages: [warning(text)], reference: '', reason: placed.parts.why };
}

const wanted = ({ lead, assistant, context, schedule }: Handover): ServiceLead => ({
  ...lead,
  assistant: assistant.email,
  context,
  schedule,
});

async function taken(relay: Relay, handover: Handover, placed: Placed): Promise<Standing> {
  await remember(relay, handover, placed.url);
  return { messages: [standing(placed)], reference: placed.url, reason: '' };
}

/** A lead may be taken and get no mail: where the plan's lead limit is used up, for instance. */
function standing({ url, state, planned }: Placed): Message {
  if (planned) return info(`The assistant’s service has the lead: ${url}`);
  const as = state ? ` as ${state}` : '';
  return warning(`The assistant’s service has the lead${as} and plans no message to it: ${url}`);
}
