// The one body of the three writes. (assistant-7targets.md 2: Request fields)
import { z } from 'zod';

const needed = z.string().refine((text) => text.trim() !== '', 'must not be blank');
const text = z.string().nullish();

const shape = {
  name: needed,
  lastName: text,
  email: needed.refine((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), 'must be an email address'),
  assistantEmail: needed,
  phone: text,
  source: text,
  context: text,
  additionalInformationLine: text,
  scheduleId: z.int().nullish(),
  scheduleName: text,
  customFields: z.array(z.strictObject({ name: needed, value: z.string() })).nullish(),
};

/** What the vendor's own Salesforce code sends on a create; for the other two it is unconfirmed, so refused there. */
const extras = {
  company: text,
  designation: text,
  industry: text,
  location: text,
  phoneno: text,
  crm: text,
  externalId: text,
};

export const createBody = z.strictObject({ ...shape, ...extras });
export const changeBody = z.strictObject({ ...shape, id: z.int().nullish() });

export type CreateBody = z.output<typeof createBody>;
export type ChangeBody = z.output<typeof changeBody>;

/** The body, or what is wrong with it. */
export function readBody<T>(schema: z.ZodType<T>, body: string): { read: T } | { fault: string } {
  if (body.trim() === '') return { fault: 'Request body is empty' };
  const parsed = parseJson(body);
  if (parsed === undefined) return { fault: 'Request body is not JSON' };
  const result = schema.safeParse(parsed);
  if (result.success) return { read: result.data };
  const [issue] = result.error.issues;
  return { fault: `${issue?.path.join('.') || 'body'}: ${issue?.message}` };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // told by the caller
  }
}
