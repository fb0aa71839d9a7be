// The direct handle: what a person does in HubSpot's own screens, and what a test wants to see.
import { toMs } from '../core/clock';
import type { Ledger, Source } from '../core/ledger';
import { createContact, removeContact, updateContact } from './contacts';
import { createEngagement } from './engagements';
import type { Owner, PropertyDefinition } from './entities';
import { kinds } from './kinds';
import { archiveOwner, makeOwner, type NewOwner } from './owners';
import type { Portal } from './portal';
import { addProperty } from './routes/properties';
import type { CreateProperty } from './routes/property-shape';
import type { HubSpotSettings } from './settings';
import { type ContactState, contactState, type NoteState, noteState } from './state';

export interface When {
  at?: number | string;
}
export interface Edit extends When {
  by?: 'person' | 'integration';
}

/** Another company's app, so that its writes are not ours (hubspot.md 3.5). */
const foreignApp = '1188220';

export class HubSpotSandbox {
  constructor(private readonly portal: Portal) {}

  get settings(): HubSpotSettings {
    return this.portal.settings;
  }

  /** Token to scopes; change it freely. */
  get tokens(): Record<string, string[]> {
    return this.portal.tokens;
  }

  addOwner(owner: NewOwner): Owner {
    return makeOwner(this.portal, owner);
  }

  archiveOwner(id: string): Owner {
    return archiveOwner(this.portal, id);
  }

  owners(): Owner[] {
    return [...this.portal.owners.values()].map((owner) => ({ ...owner }));
  }

  addContact(properties: Record<string, string>, { by, at }: Edit = {}): ContactState {
    const written = createContact(this.portal, properties, this.#options(by, at));
    return contactState(this.portal, written.ledger);
  }

  edit(id: string, properties: Record<string, string>, { by, at }: Edit = {}): ContactState {
    const { ledger } = updateContact(this.portal, this.#ledger(id), properties, this.#options(by, at));
    return contactState(this.portal, ledger);
  }

  deleteContact(id: string, { at }: When = {}): void {
    removeContact(this.portal, this.#ledger(id), this.#moment(at));
  }

  contact(id: string): ContactState | undefined {
    const ledger = this.portal.records.contacts.get(id);
    return ledger && ledger.removedAt === undefined ? contactState(this.portal, ledger) : undefined;
  }

  contacts(): ContactState[] {
    const present = this.portal.records.contacts.all().filter(({ removedAt }) => removedAt === undefined);
    return present.map((ledger) => contactState(this.portal, ledger));
  }

  addNote(contactId: string, body: string, { at }: When = {}): NoteState {
    const moment = this.#moment(at);
    const ledger = createEngagement(this.portal, {
      kind: kinds.notes,
      raw: { hs_timestamp: String(moment), hs_note_body: body },
      targets: [{ kind: 'contacts', id: this.#ledger(contactId).id }],
      at: moment,
      source: this.#source('person'),
    });
    return noteState(this.portal, kinds.notes, ledger);
  }

  notes(contactId?: string): NoteState[] {
    return this.#activities('notes', contactId);
  }

  emails(contactId?: string): NoteState[] {
    return this.#activities('emails', contactId);
  }

  property(name: string): PropertyDefinition | undefined {
    return this.portal.definition('contacts', name);
  }

  properties(): PropertyDefinition[] {
    return [...this.portal.properties.contacts.values()].filter(({ archived }) => !archived);
  }

  addProperty(property: CreateProperty): PropertyDefinition {
    return addProperty(this.portal, property);
  }

  removeProperty(name: string): void {
    if (!this.portal.properties.contacts.delete(name)) throw new Error(`There is no property ${name}.`);
  }

  /** Records keep the orphaned text (hubspot.md 3.6). */
  removeOption(property: string, value: string): void {
    const definition = this.property(property);
    const rest = definition?.options.filter((option) => option.value !== value);
    if (!definition || rest?.length === definition.options.length)
      throw new Error(`There is no option ${value} of ${property}.`);
    definition.options = rest ?? [];
  }

  /** Many contacts at once, for benchmarks; no check is left out. Answers their ids. */
  seedLoad(
    count: number,
    make: (index: number) => Record<string, string> = sample,
    edit: Edit = {},
  ): string[] {
    const options = this.#options(edit.by, edit.at);
    return Array.from(
      { length: count },
      (_, index) => createContact(this.portal, make(index), options).ledger.id,
    );
  }

  #activities(kind: 'notes' | 'emails', contactId: string | undefined): NoteState[] {
    const all = this.portal.records[kind].all().filter(({ removedAt }) => removedAt === undefined);
    const states = all.map((ledger) => noteState(this.portal, kinds[kind], ledger));
    return states.filter(({ contactIds }) => contactId === undefined || contactIds.includes(contactId));
  }

  #ledger(id: string): Ledger {
    const ledger = this.portal.records.contacts.get(id);
    if (!ledger || ledger.removedAt !== undefined) throw new Error(`There is no contact ${id}.`);
    return ledger;
  }

  #options(by: Edit['by'], at: When['at']) {
    return { source: this.#source(by ?? 'person'), at: this.#moment(at), system: true };
  }

  #moment(at: When['at']): number {
    return at === undefined ? this.portal.clock.now() : toMs(at);
  }

  /** hubspot.md 3.5: CRM_UI carries the user, INTEGRATION the app. */
  #source(by: 'person' | 'integration'): Source {
    if (by === 'integration') return { type: 'INTEGRATION', id: foreignApp };
    const person = [...this.portal.owners.values()].find(({ archived }) => !archived);
    const userId = person?.userId ?? 71_200_000;
    return { type: 'CRM_UI', id: `userId:${userId}`, userId };
  }
}

function sample(index: number): Record<string, string> {
  return {
    email: `lead${index}@load.example`,
    firstname: `Lead ${index}`,
    company: `Company ${index % 997}`,
  };
}
