// The direct handle: what a person does in Pipedrive's own screens, and what a test wants to see.

import { Administration } from './administration';
import { type ChangeEntry, changesOf } from './changelog';
import type { Company } from './company';
import type { DealInput, Edit, LeadInput, OrganizationInput, PersonInput } from './inputs';
import { type KindName, kinds, type SearchableName } from './kinds';
import { addLead, editLead, type LeadState, leadState, leadWith, presentLeads } from './lead-screens';
import { removeLead } from './leads';
import type { Limits, Spending } from './limits';
import { createNote } from './notes';
import { removeRecord } from './records';
import { Screens } from './screens';
import {
  type DealState,
  dealState,
  type NoteState,
  noteState,
  type OrganizationState,
  organizationState,
  type PersonState,
  personState,
} from './state';
import type { WebhookDesk } from './webhooks/desk';

export class PipedriveSandbox extends Administration {
  readonly #screens: Screens;

  constructor(
    company: Company,
    private readonly limits: Limits,
    readonly webhooks: WebhookDesk,
  ) {
    super(company);
    this.#screens = new Screens(company);
  }

  /** What the requests cost since the last reset or `clear` (pipedrive.md 1.6). */
  get tokens(): { readonly spent: number; readonly requests: readonly Spending[]; clear(): void } {
    const { limits } = this;
    return { spent: limits.spent, requests: limits.spendings, clear: () => limits.clear() };
  }

  addPerson(person: PersonInput & { name: string }, edit: Edit = {}): PersonState {
    return personState(this.company, this.#screens.add('persons', person, edit));
  }

  editPerson(id: number, changes: PersonInput, edit: Edit = {}): PersonState {
    return personState(this.company, this.#screens.edit('persons', id, changes, edit));
  }

  person(id: number): PersonState | undefined {
    const ledger = this.#screens.find('persons', id);
    return ledger && personState(this.company, ledger);
  }

  persons(): PersonState[] {
    return this.#screens.all('persons').map((ledger) => personState(this.company, ledger));
  }

  addOrganization(organization: OrganizationInput & { name: string }, edit: Edit = {}): OrganizationState {
    return organizationState(this.company, this.#screens.add('organizations', organization, edit));
  }

  editOrganization(id: number, changes: OrganizationInput, edit: Edit = {}): OrganizationState {
    return organizationState(this.company, this.#screens.edit('organizations', id, changes, edit));
  }

  organization(id: number): OrganizationState | undefined {
    const ledger = this.#screens.find('organizations', id);
    return ledger && organizationState(this.company, ledger);
  }

  organizations(): OrganizationState[] {
    return this.#screens.all('organizations').map((ledger) => organizationState(this.company, ledger));
  }

  addDeal(deal: DealInput & { title: string }, edit: Edit = {}): DealState {
    return dealState(this.company, this.#screens.add('deals', deal, edit));
  }

  editDeal(id: number, changes: DealInput, edit: Edit = {}): DealState {
    return dealState(this.company, this.#screens.edit('deals', id, changes, edit));
  }

  deal(id: number): DealState | undefined {
    const ledger = this.#screens.find('deals', id);
    return ledger && dealState(this.company, ledger);
  }

  deals(): DealState[] {
    return this.#screens.all('deals').map((ledger) => dealState(this.company, ledger));
  }

  addLead(lead: LeadInput & { title: string }, edit: Edit = {}): LeadState {
    return leadState(this.company, addLead(this.company, lead, this.#screens.stamp(edit)));
  }

  editLead(id: string, changes: LeadInput, edit: Edit = {}): LeadState {
    const lead = leadWith(this.company, id);
    editLead(this.company, lead, changes, this.#screens.stamp(edit));
    return leadState(this.company, lead);
  }

  lead(id: string): LeadState | undefined {
    return this.leads().find((lead) => lead.id === id);
  }

  /** Archived ones too. */
  leads(): LeadState[] {
    return presentLeads(this.company).map((lead) => leadState(this.company, lead));
  }

  removeLead(id: string, edit: Edit = {}): void {
    removeLead(this.company, leadWith(this.company, id), this.#screens.stamp(edit));
  }

  /** Soft, as the API does it. */
  remove(kind: KindName, id: number, edit: Edit = {}): void {
    removeRecord(this.company, kinds[kind], this.#screens.ledger(kind, id), this.#screens.stamp(edit));
  }

  /** From now on the tokens' users do not see it (pipedrive.md 6). */
  hide(kind: SearchableName, id: number | string): void {
    const { records, hidden } = this.company;
    if (!records[kind].get(String(id))) throw new Error(`There is no such record: ${kind} ${id}.`);
    hidden.add(`${kind}/${id}`);
  }

  addNote(personId: number, content: string, edit: Edit = {}): NoteState {
    const body = { content, person_id: personId };
    return noteState(createNote(this.company, body, this.#screens.stamp(edit)));
  }

  notes(personId?: number): NoteState[] {
    const present = this.company.records.notes.all().filter(({ removedAt }) => removedAt === undefined);
    const all = present.map(noteState);
    return all.filter(({ person_id }) => personId === undefined || person_id === personId);
  }

  /** Newest first. */
  changelog(id: number, kind: KindName = 'persons'): ChangeEntry[] {
    return changesOf(this.company, kinds[kind], this.#screens.ledger(kind, id));
  }

  /** Many persons at once, for benchmarks; no check is left out. Answers their ids. */
  seedLoad(
    count: number,
    make: (index: number) => PersonInput & { name: string } = sample,
    edit: Edit = {},
  ): number[] {
    return Array.from(
      { length: count },
      (_, index) => this.#screens.add('persons', make(index), edit).number,
    );
  }
}

const sample = (index: number) => ({ name: `Lead ${index}`, emails: [`lead${index}@load.example`] });
