import type { KindName } from './kinds';

export interface User {
  id: number;
  name: string;
  email: string;
  active: boolean;
  admin: boolean;
  currency: string;
  createdAt: number;
  updatedAt: number;
}

/** pipedrive.md 3.11: what a custom field can be. */
export const fieldTypes = [
  'varchar',
  'varchar_auto',
  'text',
  'double',
  'monetary',
  'phone',
  'date',
  'daterange',
  'time',
  'timerange',
  'set',
  'enum',
  'address',
  'org',
  'people',
  'user',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface FieldOption {
  /** A number for custom fields; system options may bear text (pipedrive.md 3.11). */
  id: number | string;
  label: string;
  color?: string;
}

export interface Field {
  entity: KindName;
  code: string;
  name: string;
  type: FieldType | 'int' | 'stage' | 'pipeline' | 'visible_to' | 'status';
  /** Null where the type has none. */
  options: FieldOption[] | null;
  custom: boolean;
  description?: string | undefined;
  /** Gone for the API; what records held is still known to their change log. */
  removed: boolean;
}

export interface Pipeline {
  id: number;
  name: string;
  order: number;
  addedAt: number;
}

export interface Stage {
  id: number;
  name: string;
  order: number;
  pipelineId: number;
  probability: number;
  addedAt: number;
}

export interface LeadLabel {
  /** A uuid. */
  id: string;
  name: string;
  color: string;
  addedAt: number;
}

export interface Webhook {
  id: number;
  userId: number;
  ownerId: number;
  name: string;
  action: string;
  object: string;
  url: string;
  version: string;
  user: string | null;
  password: string | null;
  addedAt: number;
  lastAttempt: { at: number; status: number } | null;
  /** The first attempt in vain since the last success. */
  failingSince: number | null;
}
