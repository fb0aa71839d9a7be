import type { CompanyField, Records } from '../../records';
import { tokenUser } from '../account';
import type { Pipedrive } from '../api';
import { addNote, notesSince } from '../notes';
import { ownersOf } from '../users';
import { customFieldOf } from './custom-fields';
import { fieldOf, noWebsiteField } from './fields';
import { inboxOf } from './inbox';
import { changedSince, filtersOf, latestRecords, listPage } from './lists';
import { dealsOf, newestRecords, readRecord } from './read';
import { searchRecords } from './search';
import { setUpCompanies } from './set-up';
import { shownValues } from './shown';
import { allStages, stageOf } from './stages';
import { userNamed } from './users';
import { createRecord, updateRecord } from './write';

/** Pipedrive's organizations, persons, deals and leads behind the one interface. */
export function pipedriveRecords(pipedrive: Pipedrive, companyFields: readonly CompanyField[]): Records {
  return {
    me: () => tokenUser(pipedrive),
    owners: () => ownersOf(pipedrive),
    user: (ref) => userNamed(pipedrive, ref),
    read: (kind, id) => readRecord(pipedrive, kind, id),
    search: (kind, term) => searchRecords(pipedrive, companyFields, kind, term),
    newest: (kind) => newestRecords(pipedrive, companyFields, kind),
    dealsOf: (of, statuses) => dealsOf(pipedrive, of, statuses),
    field: (kind, key) => fieldOf(pipedrive, companyFields, kind, key),
    customField: (kind, name) => customFieldOf(pipedrive, kind, name),
    websiteField: async () => {
      const field = await fieldOf(pipedrive, companyFields, 'company', 'website');
      if (field) return field;
      throw noWebsiteField(companyFields.find(({ key }) => key === 'website')?.name ?? 'Website');
    },
    shown: (kind, records) => shownValues(pipedrive, kind, records),
    stageOf: (deal) => stageOf(pipedrive, deal),
    create: (kind, body) => createRecord(pipedrive, kind, body),
    update: (record, body) => updateRecord(pipedrive, record, body),
    notesSince: async (company, moment) => {
      const notes = await notesSince(pipedrive, { org_id: Number(company.id) }, moment);
      return notes.map(({ html }) => html);
    },
    addNote: async (company, note) => {
      await addNote(pipedrive, { org_id: Number(company.id) }, note);
    },
    changedSince: (kind, query) => changedSince(pipedrive, kind, query),
    list: (kind, query) => listPage(pipedrive, kind, query),
    latest: (kind, query) => latestRecords(pipedrive, kind, query),
    stages: () => allStages(pipedrive),
    filters: (kind) => filtersOf(pipedrive, kind),
    inbox: inboxOf(pipedrive),
    setUp: (request) => setUpCompanies(pipedrive, companyFields, request),
  };
}
