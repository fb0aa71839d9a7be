// The lead at the assistant's service, beside the CRM, where the connection has that section.
import { type Lead, type Owner, RelayError } from '../../crm';
import type { Message } from '../../outcome';
import type { Relay } from '../relay';

export interface Handover {
  /** With company and country. */
  lead: Lead;
  assistant: Owner;
  context: string;
  schedule: string;
  /** The moment of the assignment, as the CRM has it. */
  assignedAt: string;
  /** Whether the step fails where the service does not take the lead. */
  required: boolean;
}

/** What became of the lead at the service. */
export interface Standing {
  messages: Message[];
  /** Opens the lead there; '' where the service is not known to have it. */
  reference: string;
  /** Why it has not; '' where it was not asked. */
  reason: string;
}

export const notAsked: Standing = { messages: [], reference: '', reason: '' };

/** @throws RelayError `Required field missing` where a step requires a service that is not connected */
export function checkService(relay: Relay, required: boolean | undefined): void {
  if (!required || relay.service) return;
  throw new RelayError('Required field missing', {
    what: 'The connection has no section for the assistant’s service.',
    why: 'Require Assistant Service is switched on in this step.',
    todo: 'Edit the connection and fill in "Assistant Service Client ID", "Assistant Service Client Secret" and "Assistant Service User Identifier", or set Require Assistant Service to false.',
  });
}
