// The direct handle: what a test wants to see, and what somebody does in the web app.
import type { Lead, Organisation } from './organisation';
import type { AssistantSettings } from './settings';
import type { Tokens } from './tokens';

export interface ServiceLead extends Pick<Lead, 'id' | 'email' | 'name' | 'lastName' | 'phone' | 'source'> {
  context: string | null;
  company: string | null;
  location: string | null;
  /** Its e-mail. */
  assistant: string;
  /** The sequence's name. */
  schedule: string;
  state: string;
  /** ISO 8601; null: nothing more is sent. */
  nextScheduleTime: string | null;
  /** How often the lead got the first message, or will. */
  starts: number;
}

export class AssistantSandbox {
  constructor(
    private readonly organisation: Organisation,
    private readonly tokens: Tokens,
  ) {}

  get settings(): AssistantSettings {
    return this.organisation.settings;
  }

  /** In the order in which they were made. */
  get assistants(): readonly { name: string; emailid: string }[] {
    return this.organisation.assistants;
  }

  /** @param shared whether the identified user may use it */
  addAssistant({ name, emailid, shared = true }: { name: string; emailid: string; shared?: boolean }): void {
    this.organisation.addAssistant(name, emailid, shared);
  }

  leads(): ServiceLead[] {
    return this.organisation.leads().map((lead) => this.#stateOf(lead));
  }

  lead(email: string): ServiceLead | undefined {
    const found = this.organisation.lead(email);
    return found && this.#stateOf(found);
  }

  /** What its messages and the answers to them make of a lead; in most states nothing more is sent. */
  setState(email: string, state: string): void {
    const lead = this.organisation.lead(email);
    if (!lead) throw new RangeError(`The service has no lead ${email}.`);
    lead.state = state;
    if (!workedStates.includes(state)) lead.nextScheduleTime = null;
  }

  /** As an administrator's change of the credential does: no token is good any more. */
  revokeTokens(): void {
    this.tokens.revoke();
  }

  /** Those that are good or were, since the last revocation. */
  grantedTokens(): string[] {
    return this.tokens.granted();
  }

  #stateOf(lead: Lead): ServiceLead {
    const { id, email, name, lastName, phone, source, context, company, location, state, starts } = lead;
    return {
      ...{ id, email, name, lastName, phone, source, context, company, location, state, starts },
      assistant: lead.assistant.emailid,
      schedule: this.settings.sequences[lead.scheduleId - 1] ?? '',
      nextScheduleTime: lead.nextScheduleTime === null ? null : new Date(lead.nextScheduleTime).toISOString(),
    };
  }
}

/** assistant-7targets.md 3 */
const workedStates = ['Pending', 'Cold', 'Engaged', 'Warm', 'OutOfOffice'];
