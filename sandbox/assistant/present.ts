// Leads and assistants as the API says them. (assistant-7targets.md 2: Response lead object, Assistant object)
import type { Assistant, Lead, Organisation } from './organisation';

/** `2023-03-27T18:03:39.508+0000`: no colon. */
export const wireMoment = (ms: number): string => new Date(ms).toISOString().replace('Z', '+0000');

export function wireLead(lead: Lead, { settings }: Organisation) {
  const { assistant, nextScheduleTime, createdAt, modifiedAt, starts, context: _, ...rest } = lead;
  return {
    ...rest,
    type: 'SALES',
    scheduleName: settings.sequences[lead.scheduleId - 1] ?? null,
    assistantId: assistant.id,
    nextScheduleTime: nextScheduleTime === null ? null : wireMoment(nextScheduleTime),
    createdBy: settings.userIdentifier,
    lastModifiedBy: settings.userIdentifier,
    createdDate: wireMoment(createdAt),
    lastModifiedDate: wireMoment(modifiedAt),
    owner: settings.userIdentifier,
    stepfRunCount: starts,
    timezone: null,
  };
}

/** The address is `emailid`, not `email`. */
export const wireAssistant = ({ id, name, emailid }: Assistant) => ({
  id,
  name,
  organisationId: 77,
  completeSignature: `<p>${name}</p>`,
  emailid,
  description: null,
  role: 'Sales Assistant',
  defaultScheduleId: 1,
  defaultScheduleIdForEmailCC: 2,
  perDayEmailLimit: 200,
});
