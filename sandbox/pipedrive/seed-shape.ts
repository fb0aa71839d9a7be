import { z } from 'zod';
import { fieldTypes } from './entities';
import { filterSchema } from './filters';
import { settingsPatchSchema } from './settings';

const moment = z.union([z.iso.datetime({ offset: true }), z.int()]);
const custom = z.record(z.string(), z.unknown()).optional();
const when = { created_at: moment.optional(), created_days_ago: z.number().min(0).optional() };

/** The `pipedrive` part of a seed file. Users, persons and organizations are named, not numbered: ids are given. */
export const pipedriveSeedSchema = z.strictObject({
  settings: settingsPatchSchema.optional(),
  users: z
    .array(
      z.strictObject({
        name: z.string(),
        email: z.email(),
        active: z.boolean().optional(),
        admin: z.boolean().optional(),
        currency: z.exactOptional(z.string()),
      }),
    )
    .default([]),
  fields: z
    .array(
      z.strictObject({
        entity: z.enum(['persons', 'organizations', 'deals']),
        name: z.string(),
        type: z.enum(fieldTypes),
        options: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  organizations: z
    .array(
      z.strictObject({
        name: z.string(),
        address: z.string().optional(),
        owner: z.email().optional(),
        /** Only where the settings say `companyData`; else it is a custom field. */
        website: z.exactOptional(z.string()),
        custom,
        ...when,
      }),
    )
    .default([]),
  persons: z
    .array(
      z.strictObject({
        name: z.string(),
        emails: z.array(z.string()).default([]),
        phones: z.array(z.string()).default([]),
        organization: z.string().optional(),
        owner: z.email().optional(),
        custom,
        notes: z.array(z.string()).default([]),
        ...when,
      }),
    )
    .default([]),
  deals: z
    .array(
      z.strictObject({
        title: z.string(),
        person: z.string().optional(),
        organization: z.string().optional(),
        owner: z.email().optional(),
        stage: z.exactOptional(z.string()),
        status: z.exactOptional(z.enum(['open', 'won', 'lost'])),
        value: z.exactOptional(z.number()),
        currency: z.exactOptional(z.string()),
        expected_close_date: z.exactOptional(z.string()),
        custom,
        ...when,
      }),
    )
    .default([]),
  /** Beside the stock ones: Hot, Warm, Cold. */
  leadLabels: z.array(z.strictObject({ name: z.string(), color: z.string().optional() })).default([]),
  leads: z
    .array(
      z.strictObject({
        title: z.string(),
        person: z.string().optional(),
        organization: z.string().optional(),
        owner: z.email().optional(),
        labels: z.exactOptional(z.array(z.string())),
        value: z.exactOptional(z.strictObject({ amount: z.number(), currency: z.string() })),
        expected_close_date: z.exactOptional(z.string()),
        custom,
        ...when,
      }),
    )
    .default([]),
  filters: z.array(filterSchema).default([]),
});
