// What the direct handle takes.
import { z } from 'zod';
import type { FieldType } from './entities';

export interface Edit {
  at?: number | string;
  /** A user's id; the founder by default. */
  by?: number;
  /** `api`: another tool, with that user's token. */
  via?: 'app' | 'api';
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
  address?: { value: string } | null;
  website?: string | null;
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
