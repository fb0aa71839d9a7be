// What one organisation holds: its assistants, its sequences, its leads by e-mail.
import type { Clock } from '../core/clock';
import { Counter } from '../core/ids';
import { type AssistantSettings, defaultSettings } from './settings';

export interface Assistant {
  id: number;
  name: string;
  emailid: string;
  /** Whether the identified user may use it. (assistant-7targets.md 2: Headers) */
  shared: boolean;
}

export interface Lead {
  id: number;
  email: string;
  name: string;
  lastName: string | null;
  phone: string | null;
  source: string;
  context: string | null;
  additionalInformationLine: string | null;
  customFields: { name: string; value: string }[];
  company: string | null;
  designation: string | null;
  industry: string | null;
  location: string | null;
  assistant: Assistant;
  /** From 1, by the place of its name. */
  scheduleId: number;
  state: string;
  subState: string;
  followup: number;
  /** Milliseconds; null: nothing more is sent. */
  nextScheduleTime: number | null;
  /** How often the first message went out, or will. */
  starts: number;
  createdAt: number;
  modifiedAt: number;
}

export class Organisation {
  readonly settings: AssistantSettings = defaultSettings();
  readonly assistants: Assistant[] = [];
  readonly #leads = new Map<string, Lead>();
  readonly #leadIds = new Counter(9_001);
  readonly #assistantIds = new Counter(501);

  constructor(readonly clock: Clock) {}

  addAssistant(name: string, emailid: string, shared: boolean): Assistant {
    const assistant = { id: this.#assistantIds.next(), name, emailid, shared };
    this.assistants.push(assistant);
    return assistant;
  }

  /** One that the user may use. */
  assistant(email: string): Assistant | undefined {
    return this.assistants.find(({ emailid, shared }) => shared && same(emailid, email));
  }

  /** Leads are unique by e-mail. (assistant-7targets.md 1) */
  lead(email: string): Lead | undefined {
    return this.#leads.get(email.toLowerCase());
  }

  leadById(id: number): Lead | undefined {
    return this.leads().find((lead) => lead.id === id);
  }

  leads(): Lead[] {
    return [...this.#leads.values()];
  }

  add(lead: Omit<Lead, 'id'>): Lead {
    const added = { id: this.#leadIds.next(), ...lead };
    this.#leads.set(lead.email.toLowerCase(), added);
    return added;
  }

  /** The id of the sequence; undefined for one that there is not. An id wins over a name, and names have one spelling. */
  scheduleId(id: number | null | undefined, name: string | null | undefined): number | undefined {
    const { sequences } = this.settings;
    if (id !== null && id !== undefined) return sequences[id - 1] === undefined ? undefined : id;
    return name ? sequences.indexOf(name) + 1 || undefined : 1;
  }

  /** Whether nobody is to write to this address. */
  excludes(email: string): boolean {
    const domain = email.split('@').at(-1) ?? '';
    return this.settings.excluded.some((entry) => same(entry, email) || same(entry, domain));
  }

  reset(): void {
    Object.assign(this.settings, defaultSettings());
    this.assistants.length = 0;
    this.#leads.clear();
    this.#leadIds.reset();
    this.#assistantIds.reset();
  }
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
