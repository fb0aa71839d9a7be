// What an administrator does in the company's settings: users, fields, pipelines, filters, labels.
import { fieldNamed } from './by-name';
import type { Company } from './company';
import type { Field, LeadLabel, Pipeline, Stage, User } from './entities';
import { addOptions, makeField } from './fields';
import { type NewFilter, saveFilter } from './filters';
import type { NewNamedField } from './inputs';
import type { KindName } from './kinds';
import type { PipedriveSettings } from './settings';
import { deactivate, makeUser, type NewUser } from './users';

export class Administration {
  constructor(protected readonly company: Company) {}

  get settings(): PipedriveSettings {
    return this.company.settings;
  }

  /** API token to user id; change it freely. */
  get apiTokens(): Record<string, number> {
    return this.company.apiTokens;
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

  /** A saved filter, as data; answers its id for `filter_id` (pipedrive.md 6). */
  addFilter(filter: NewFilter): number {
    return saveFilter(this.company, filter).id;
  }

  addLeadLabel(name: string, color = 'green'): LeadLabel {
    return { ...this.company.addLeadLabel(name, color) };
  }

  leadLabels(): LeadLabel[] {
    return [...this.company.leadLabels.values()].map((label) => ({ ...label }));
  }
}
