// The fields every account has. Their codes do not always equal the records' keys: `email` and `phone` beside
// `emails` and `phones`, `label` beside `label_ids` (pipedrive.md 3.11; which one, is unconfirmed).
import type { Field, FieldOption } from './entities';
import type { KindName } from './kinds';

type Row = [code: string, name: string, type: Field['type'], options?: FieldOption[]];

const labels = (): FieldOption[] => [
  { id: 1, label: 'Customer', color: 'green' },
  { id: 2, label: 'Hot lead', color: 'red' },
  { id: 3, label: 'Warm lead', color: 'yellow' },
  { id: 4, label: 'Cold lead', color: 'blue' },
];

const shared: Row[] = [
  ['id', 'ID', 'int'],
  ['owner_id', 'Owner', 'user'],
  ['add_time', 'Created', 'date'],
  ['update_time', 'Updated', 'date'],
  ['visible_to', 'Visible to', 'visible_to'],
];

const statuses: FieldOption[] = [
  { id: 'open', label: 'Open' },
  { id: 'won', label: 'Won' },
  { id: 'lost', label: 'Lost' },
];

const own: Readonly<Record<KindName, Row[]>> = {
  persons: [
    ['name', 'Name', 'varchar'],
    ['first_name', 'First name', 'varchar'],
    ['last_name', 'Last name', 'varchar'],
    ['email', 'Email', 'varchar'],
    ['phone', 'Phone', 'phone'],
    ['org_id', 'Organization', 'org'],
  ],
  organizations: [
    ['name', 'Name', 'varchar'],
    ['address', 'Address', 'address'],
  ],
  deals: [
    ['title', 'Title', 'varchar'],
    ['value', 'Value', 'monetary'],
    ['currency', 'Currency', 'varchar'],
    ['status', 'Status', 'status', statuses],
    ['pipeline_id', 'Pipeline', 'pipeline'],
    ['stage_id', 'Stage', 'stage'],
    ['person_id', 'Contact person', 'people'],
    ['org_id', 'Organization', 'org'],
    ['probability', 'Probability', 'int'],
    ['lost_reason', 'Lost reason', 'varchar'],
    ['expected_close_date', 'Expected close date', 'date'],
  ],
};

export const industries: FieldOption[] = [
  { id: 1, label: 'Food' },
  { id: 2, label: 'Machinery' },
  { id: 3, label: 'Software' },
];

/** pipedrive.md 3.4: only where the account has the company-data feature. */
export const companyDataRows: Row[] = [
  ['website', 'Website', 'varchar'],
  ['linkedin', 'LinkedIn', 'varchar'],
  ['industry', 'Industry', 'enum', industries],
  ['annual_revenue', 'Annual revenue', 'double'],
  ['employee_count', 'Employee count', 'double'],
];

export function systemFields(entity: KindName): Field[] {
  return [...shared, ...own[entity], ['label', 'Labels', 'set', labels()] satisfies Row].map((row) =>
    systemField(entity, row),
  );
}

export function systemField(entity: KindName, [code, name, type, options = []]: Row): Field {
  const copies = options.map((option) => ({ ...option }));
  return {
    entity,
    code,
    name,
    type,
    options: copies.length > 0 ? copies : null,
    custom: false,
    removed: false,
  };
}
