export type KindName = 'persons' | 'organizations' | 'deals';
/** Leads are records too, but v1 ones with uuid ids (pipedrive.md 3.6). */
export type SearchableName = KindName | 'leads';
export type RecordName = SearchableName | 'notes';

/** What search and saved filters go over. */
export interface Searchable {
  name: SearchableName;
  singular: 'person' | 'organization' | 'deal' | 'lead';
  /** Whose custom fields it bears: leads inherit the deals' keys (pipedrive.md 3.2, 3.6). */
  fieldsOf: KindName;
  /** Of a saved filter (pipedrive.md 6). */
  filterType: 'people' | 'org' | 'deals' | 'leads';
  searchFields: readonly string[];
  /** Narrows a search: its query name, and the record's key (pipedrive.md 3.12). */
  searchFilters: Readonly<Record<string, string>>;
}

/** What differs between the v2 sorts of records. */
export interface Kind extends Searchable {
  name: KindName;
  title: string;
  fieldsPath: string;
  /** List query names that must equal the record's value of that name (pipedrive.md 3.3-3.5). */
  filters: readonly string[];
  /** The change log uses v1 names; a deal's owner is likely `user_id` (pipedrive.md 4, unconfirmed). */
  v1Names: Readonly<Record<string, string>>;
  /** Moments that follow from other changes: no entry of their own in the change log. */
  derived: readonly string[];
}

export const kinds: Readonly<Record<KindName, Kind>> = {
  persons: {
    name: 'persons',
    singular: 'person',
    title: 'Person',
    fieldsOf: 'persons',
    fieldsPath: 'personFields',
    filterType: 'people',
    filters: ['owner_id', 'org_id'],
    v1Names: { emails: 'email', phones: 'phone', label_ids: 'label' },
    derived: ['add_time'],
    searchFields: ['name', 'email', 'phone', 'notes', 'custom_fields'],
    searchFilters: { organization_id: 'org_id' },
  },
  organizations: {
    name: 'organizations',
    singular: 'organization',
    title: 'Organization',
    fieldsOf: 'organizations',
    fieldsPath: 'organizationFields',
    filterType: 'org',
    filters: ['owner_id'],
    v1Names: { label_ids: 'label' },
    derived: ['add_time'],
    searchFields: ['name', 'address', 'notes', 'custom_fields'],
    searchFilters: {},
  },
  deals: {
    name: 'deals',
    singular: 'deal',
    title: 'Deal',
    fieldsOf: 'deals',
    fieldsPath: 'dealFields',
    filterType: 'deals',
    filters: ['owner_id', 'person_id', 'org_id', 'pipeline_id', 'stage_id'],
    v1Names: { owner_id: 'user_id', label_ids: 'label' },
    derived: ['stage_change_time', 'creator_user_id'],
    searchFields: ['title', 'notes', 'custom_fields'],
    searchFilters: { person_id: 'person_id', organization_id: 'org_id' },
  },
};

export const allKinds: readonly Kind[] = Object.values(kinds);

export const leadKind: Searchable = {
  name: 'leads',
  singular: 'lead',
  fieldsOf: 'deals',
  filterType: 'leads',
  searchFields: ['title', 'notes', 'custom_fields'],
  searchFilters: { person_id: 'person_id', organization_id: 'organization_id' },
};

export const searchables: readonly Searchable[] = [...allKinds, leadKind];
