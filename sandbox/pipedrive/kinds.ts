export type KindName = 'persons' | 'organizations' | 'deals';

/** What differs between the sorts of records. */
export interface Kind {
  name: KindName;
  singular: 'person' | 'organization' | 'deal';
  title: string;
  fieldsPath: string;
  /** Of a saved filter (pipedrive.md 6). */
  filterType: string;
  /** List query names that must equal the record's value of that name (pipedrive.md 3.3-3.5). */
  filters: readonly string[];
  /** The change log uses v1 names; a deal's owner is likely `user_id` (pipedrive.md 4, unconfirmed). */
  v1Names: Readonly<Record<string, string>>;
  /** Moments that follow from other changes: no entry of their own in the change log. */
  derived: readonly string[];
  searchFields: readonly string[];
}

export const kinds: Readonly<Record<KindName, Kind>> = {
  persons: {
    name: 'persons',
    singular: 'person',
    title: 'Person',
    fieldsPath: 'personFields',
    filterType: 'people',
    filters: ['owner_id', 'org_id'],
    v1Names: { emails: 'email', phones: 'phone', label_ids: 'label' },
    derived: ['add_time'],
    searchFields: ['name', 'email', 'phone', 'notes', 'custom_fields'],
  },
  organizations: {
    name: 'organizations',
    singular: 'organization',
    title: 'Organization',
    fieldsPath: 'organizationFields',
    filterType: 'org',
    filters: ['owner_id'],
    v1Names: { label_ids: 'label' },
    derived: ['add_time'],
    searchFields: ['name', 'address', 'notes', 'custom_fields'],
  },
  deals: {
    name: 'deals',
    singular: 'deal',
    title: 'Deal',
    fieldsPath: 'dealFields',
    filterType: 'deals',
    filters: ['owner_id', 'person_id', 'org_id', 'pipeline_id', 'stage_id'],
    v1Names: { owner_id: 'user_id', label_ids: 'label' },
    derived: ['stage_change_time', 'creator_user_id'],
    searchFields: ['title', 'notes', 'custom_fields'],
  },
};

export const allKinds: readonly Kind[] = Object.values(kinds);
