// Associations named in a create body (hubspot.md 3.3, 7).
import { z } from 'zod';
import { type Kind, type KindName, kindNamed, kinds } from './kinds';
import type { Portal } from './portal';
import { invalid } from './refusals';

export const associationsSchema = z.array(
  z.strictObject({
    to: z.strictObject({ id: z.string() }),
    types: z
      .array(
        z.strictObject({
          associationCategory: z.enum(['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED']),
          associationTypeId: z.int(),
        }),
      )
      .min(1),
  }),
);

export interface Target {
  kind: KindName;
  id: string;
}

/** Everything is looked at before anything is written: a refused create leaves nothing behind. */
export function targetsOf(
  portal: Portal,
  from: Kind,
  associations: z.infer<typeof associationsSchema>,
): Target[] {
  return associations.flatMap(({ to, types }) => types.map((type) => target(portal, from, to.id, type)));
}

type TypeRef = z.infer<typeof associationsSchema>[number]['types'][number];

function target(portal: Portal, from: Kind, id: string, type: TypeRef): Target {
  const { associationCategory: category, associationTypeId: typeId } = type;
  const toName = category === 'HUBSPOT_DEFINED' ? from.linkTypes[typeId] : undefined;
  // hubspot.md 7: the reverse direction has another id, and that is refused.
  if (toName === undefined)
    throw invalid(
      `Association type ${category} ${typeId} is not valid for the from object type ${from.typeId}.`,
    );
  const kind = kindNamed(toName);
  const found = kind && portal.records[kind].get(id);
  if (!kind || !found || found.removedAt !== undefined) throw unknownTarget(toName, id);
  return { kind, id };
}

export function unknownTarget(toName: string, id: string): Error {
  const kind = kindNamed(toName);
  const label = (kind ? kinds[kind].singular : toName).toUpperCase();
  const context = { INVALID_OBJECT_IDS: [`${label}=${id} is not valid`] };
  return invalid('Some of the associated object ids do not exist.', { context });
}
