// The door to the assistant's service: the section of the connection, and what a lead's journey asks of it.

export type { Placed, ServiceLead } from './lead';
export { assistantSection } from './section';
export { type AssistantService, openAssistantService } from './service';
