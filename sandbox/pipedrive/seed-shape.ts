import { z } from 'zod';
import { fieldTypes } from './entities';
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
        owner: z.email().optional(),
        stage: z.string().optional(),
        value: z.number().optional(),
        custom,
        ...when,
      }),
    )
    .default([]),
});
