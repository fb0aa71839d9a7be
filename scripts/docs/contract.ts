// What people's Zaps rest on, a line each. A line that is gone breaks somebody's Zap; a line that is new does not.
import { z } from 'zod';
import { allInputs, type ComputeFields, type Field, isComputed } from './fields';

const plain = z.looseObject({
  key: z.string(),
  type: z.string().optional(),
  required: z.boolean().optional(),
});
const field = plain.extend({ children: z.array(plain).optional() });
const operation = z.looseObject({
  operation: z.looseObject({
    type: z.string().optional(),
    inputFields: z.array(z.union([z.custom<ComputeFields>(isComputed), field])).optional(),
    sample: z.record(z.string(), z.unknown()),
  }),
});
const app = z.looseObject({
  authentication: z.looseObject({ type: z.string(), fields: z.array(plain) }),
  triggers: z.record(z.string(), operation),
  creates: z.record(z.string(), operation),
  searches: z.record(z.string(), operation),
  searchOrCreates: z.record(z.string(), z.unknown()),
});

/** Sorted lines such as `creates assign_lead input lead: string`. */
export function contractOf(definition: unknown): string[] {
  const { authentication, searchOrCreates, ...parsed } = app.parse(definition);
  const { triggers, creates, searches } = parsed;
  return [
    `connection ${authentication.type}`,
    ...authentication.fields.flatMap((field) => inputLines('connection', field)),
    ...Object.keys(searchOrCreates).map((key) => `searchOrCreates ${key}`),
    ...Object.entries({ triggers, creates, searches }).flatMap(([kind, operations]) =>
      Object.entries(operations).flatMap(([key, one]) => operationLines(`${kind} ${key}`, one)),
    ),
  ].sort();
}

function operationLines(
  name: string,
  { operation: { type, inputFields, sample } }: z.infer<typeof operation>,
) {
  return [
    name,
    ...(type ? [`${name} is ${type}`] : []),
    ...allInputs(inputFields).flatMap((field) => inputLines(name, field)),
    ...pathsIn(sample).map((path) => `${name} sample ${path}`),
  ];
}

/** An input may lose neither its key nor its type, and may not become needed. */
function inputLines(name: string, { key, type = 'string', required, children = [] }: Field): string[] {
  const line = `${name} input ${key}`;
  return [
    `${line}: ${type}`,
    ...(required ? [] : [`${line} may stay empty`]),
    ...children.flatMap((child) => inputLines(line, child)),
  ];
}

function pathsIn(sample: Record<string, unknown>, prefix = ''): string[] {
  return Object.entries(sample).flatMap(([key, value]) => {
    const inner = z.record(z.string(), z.unknown()).safeParse(Array.isArray(value) ? value[0] : value).data;
    const path = `${prefix}${key}`;
    return [path, ...(inner ? pathsIn(inner, `${path}.`) : [])];
  });
}
