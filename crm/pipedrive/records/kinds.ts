// What differs between organizations, persons and deals on their way over the wire. (pipedrive.md 3.3 to 3.5)
import type { RecordKind } from '../../records';

export interface Kind {
  path: 'organizations' | 'persons' | 'deals';
  fieldsPath: 'organizationFields' | 'personFields' | 'dealFields';
  /** In the address of its page, and in filters by type. */
  screen: 'organization' | 'person' | 'deal';
  filterType: 'org' | 'people' | 'deals';
  label: string;
}

export const kinds: Record<RecordKind, Kind> = {
  company: {
    path: 'organizations',
    fieldsPath: 'organizationFields',
    screen: 'organization',
    filterType: 'org',
    label: 'organization',
  },
  contact: {
    path: 'persons',
    fieldsPath: 'personFields',
    screen: 'person',
    filterType: 'people',
    label: 'person',
  },
  deal: {
    path: 'deals',
    fieldsPath: 'dealFields',
    screen: 'deal',
    filterType: 'deals',
    label: 'deal',
  },
};
