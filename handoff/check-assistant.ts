import type { Owner } from '../crm';
import { listedAssistant } from './people';
import type { Relay } from './relay';

export type AssistantStatus =
  | 'ASSISTANT_NOT_YET_CREATED'
  | 'ASSISTANT_DOES_NOT_EXISTS_AS_USER_IN_CRM'
  | 'ASSISTANT_EXISTS_AS_USER_IN_CRM'
  | 'ALL_WORKING_WELL';

const nextSteps: Record<AssistantStatus, string> = {
  ASSISTANT_NOT_YET_CREATED: 'Create the assistant, and list it in rules/assistants.yaml.',
  ASSISTANT_DOES_NOT_EXISTS_AS_USER_IN_CRM:
    'Invite the assistant to the CRM as a user, accept the invitation mail, then check again.',
  ASSISTANT_EXISTS_AS_USER_IN_CRM: 'Assign a first lead to the assistant.',
  ALL_WORKING_WELL: 'Nothing to do.',
};

export interface AssistantCheck {
  id: string;
  assistant: string;
  status: AssistantStatus;
  next_step: string;
}

/** Whether an assistant can work in this CRM, and what is to be done next if not: its service knows who was created. */
export async function checkAssistant(relay: Relay, ref: string): Promise<AssistantCheck> {
  const wanted = ref.trim().toLowerCase();
  const owners = await relay.crm.freshOwners();
  const user = owners.find(({ id, email }) => id === wanted || email.toLowerCase() === wanted);
  const email = user?.email ?? ref.trim();
  const status = await statusOf(relay, email, user?.active ? user : undefined);
  return { id: email, assistant: email, status, next_step: nextStep(relay, status) };
}

function nextStep({ service }: Relay, status: AssistantStatus): string {
  const missing = status === 'ASSISTANT_NOT_YET_CREATED' && service;
  return missing
    ? 'Create the assistant at its service, and share it with the user of this connection.'
    : nextSteps[status];
}

async function statusOf(relay: Relay, email: string, user: Owner | undefined): Promise<AssistantStatus> {
  const created = await (relay.service?.knowsAssistant(email) ?? listedAssistant({ email }) !== undefined);
  if (!created) return 'ASSISTANT_NOT_YET_CREATED';
  if (!user) return 'ASSISTANT_DOES_NOT_EXISTS_AS_USER_IN_CRM';
  const working = await relay.crm.ownsWorkedLead(user.id);
  return working ? 'ALL_WORKING_WELL' : 'ASSISTANT_EXISTS_AS_USER_IN_CRM';
}
