// What the direct handle takes.
import { z } from 'zod';
import type { FieldType } from './entities';

export interface Edit {
  at?: number | string;
  /** A user's id; the founder by default. */
  by?: number;
  /** `api`: another tool, with that user's token. */
  via?: 'app' | 'api';
  /** Part of a bulk edit: webhooks say so (pipedrive.md 5.3). */
  bulk?: boolean;
}

export interface ContactEntry {
  value: string;
  primary?: boolean;
  label?: string;
}

interface Shared {
  owner_id?: number;
  label_ids?: number[];
  visible_to?: number;
  /** By field name; options by label; null clears. */
  custom?: Record<string, unknown>;
}

export interface PersonInput extends Shared {
  name?: string;
  org_id?: number;
  emails?: (string | ContactEntry)[];
  phones?: (string | ContactEntry)[];
}

export interface OrganizationInput extends Shared {
  name?: string;
  /** Pipedrive makes the parts of the value by itself: name those that it would find. */
  address?: { value: string; country?: string } | null;
  /** These only where the settings say `companyData` (pipedrive.md 3.4). */
  website?: string | null;
  linkedin?: string | null;
  industry?: number | null;
  annual_revenue?: number | null;
  employee_count?: number | null;
}

export interface DealInput extends Shared {
  title?: string;
  person_id?: number | null;
  org_id?: number | null;
  pipeline_id?: number;
  stage_id?: number;
  /** Instead of stage_id: by name, in the deal's own pipeline. */
  stage?: string;
  value?: number;
  currency?: string;
  status?: 'open' | 'won' | 'lost';
  lost_reason?: string;
  probability?: number | null;
  expected_close_date?: string | null;
  is_archived?: boolean;
}

export interface LeadInput {
  title?: string;
  owner_id?: number;
  person_id?: number | null;
  organization_id?: number | null;
  /** By name. */
  labels?: readonly string[];
  value?: { amount: number; currency: string } | null;
  expected_close_date?: string | null;
  visible_to?: '1' | '3' | '5' | '7';
  was_seen?: boolean;
  is_archived?: boolean;
  /** By name of the deals' field; options by label; null clears. */
  custom?: Record<string, unknown>;
}

export interface NewNamedField {
  name: string;
  type: FieldType;
  /** Labels, for enum and set. */
  options?: readonly string[];
}

const id = z.int().positive();
const contacts = z.array(z.string());
const shape = {
  owner_id: z.exactOptional(id),
  org_id: z.exactOptional(id),
  emails: z.exactOptional(contacts),
  phones: z.exactOptional(contacts),
  custom: z.exactOptional(z.record(z.string(), z.unknown())),
};

/** The same through /_sandbox/pipedrive/persons. */
export const newPersonSchema = z.strictObject({ name: z.string(), ...shape });
export const personChangesSchema = z.strictObject({ name: z.exactOptional(z.string()), ...shape });
