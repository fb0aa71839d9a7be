// The direct handle: what a person does in Pipedrive's own screens, and what a test wants to see.

import { fieldNamed } from './by-name';
import { type ChangeEntry, changesOf } from './changelog';
import type { Company } from './company';
import type { Field, Pipeline, Stage, User } from './entities';
import { addOptions, makeField } from './fields';
import type { DealInput, Edit, NewNamedField, OrganizationInput, PersonInput } from './inputs';
import { type KindName, kinds } from './kinds';
import type { Limits, Spending } from './limits';
import { createNote } from './notes';
import { removeRecord } from './records';
import { Screens } from './screens';
import type { PipedriveSettings } from './settings';
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
import { deactivate, makeUser, type NewUser } from './users';

export class PipedriveSandbox {
  readonly #screens: Screens;

  constructor(
    private readonly company: Company,
    private readonly limits: Limits,
  ) {
    this.#screens = new Screens(company);
  }

  get settings(): PipedriveSettings {
    return this.company.settings;
  }

  /** API token to user id; change it freely. */
  get apiTokens(): Record<string, number> {
    return this.company.apiTokens;
  }

  /** What the requests cost since the last reset or `clear` (pipedrive.md 1.6). */
  get tokens(): { readonly spent: number; readonly requests: readonly Spending[]; clear(): void } {
    const { limits } = this;
    return { spent: limits.spent, requests: limits.spendings, clear: () => limits.clear() };
  }

  addUser(user: NewUser): User {
    return makeUser(this.company, user);
  }

  deactivateUser(id: number): User {
    return deactivate(this.company, id);
  }

  users(): User[] {
    return [...this.company.users.values()].map((user) => ({ ...user }));
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

  /** Soft, as the API does it. */
  remove(kind: KindName, id: number, edit: Edit = {}): void {
    removeRecord(this.company, kinds[kind], this.#screens.ledger(kind, id), this.#screens.stamp(edit));
  }

  /** From now on the tokens' users do not see it (pipedrive.md 6). */
  hide(kind: KindName, id: number): void {
    this.company.hidden.add(`${kind}/${this.#screens.ledger(kind, id).id}`);
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

  fields(entity: KindName): Field[] {
    return this.company.fieldsOf(entity);
  }

  /** By exact name, custom ones first. */
  field(entity: KindName, name: string): Field | undefined {
    const found = this.fields(entity).filter((field) => field.name === name);
    return found.find(({ custom }) => custom) ?? found[0];
  }

  addField(entity: KindName, { name, type, options }: NewNamedField): Field {
    const labels = options?.map((label) => ({ label }));
    const field = { field_name: name, field_type: type, ...(labels ? { options: labels } : {}) };
    return makeField(this.company, entity, field);
  }

  addOption(entity: KindName, name: string, label: string): void {
    addOptions(this.company, fieldNamed(this.company, entity, name), [label]);
  }

  removeField(entity: KindName, name: string): void {
    fieldNamed(this.company, entity, name).removed = true;
  }

  /** Records keep the orphaned id. */
  removeOption(entity: KindName, name: string, label: string): void {
    const field = fieldNamed(this.company, entity, name);
    const rest = field.options?.filter((option) => option.label !== label);
    if (!rest || rest.length === field.options?.length)
      throw new Error(`There is no option ${label} of ${name}.`);
    field.options = rest;
  }

  stages(): Stage[] {
    return this.company.stages.map((stage) => ({ ...stage }));
  }

  pipelines(): Pipeline[] {
    return this.company.pipelines.map((pipeline) => ({ ...pipeline }));
  }

  addPipeline(name: string, stages: readonly string[]): Pipeline {
    return this.company.addPipeline(name, stages);
  }

  /** A saved filter; answers its id for `filter_id` (pipedrive.md 6). */
  addFilter(kind: KindName, name: string, matches: (id: number) => boolean): number {
    const id = this.company.counters.filters.next();
    this.company.filters.set(id, { id, name, kind, matches: ({ number }) => matches(number) });
    return id;
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
