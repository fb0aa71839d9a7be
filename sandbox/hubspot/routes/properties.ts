// Property definitions of contacts (hubspot.md 6).
import { type Answer, bodyOf, type Call, flagOf, param, type Route } from '../call';
import { define } from '../default-properties';
import type { PropertyDefinition } from '../entities';
import type { Portal } from '../portal';
import { invalid, objectNotFound, Refusal } from '../refusals';
import { v } from '../version';
import { groupRoutes, refuseGroup } from './property-groups';
import {
  type CreateProperty,
  createPropertySchema,
  refuseMismatch,
  refuseName,
  refuseOptions,
  type UpdateProperty,
  updatePropertySchema,
  wireProperty,
} from './property-shape';

const base = `/crm/properties/${v}/contacts|0-1`;
const reads = [['crm.objects.contacts.read', 'crm.schemas.contacts.read']];
const writes = [['crm.schemas.contacts.write']];

export const propertyRoutes: Route[] = [
  ...groupRoutes(base, reads, writes),
  { method: 'GET', pattern: base, scopes: reads, run: list },
  { method: 'POST', pattern: base, scopes: writes, run: create },
  { method: 'GET', pattern: `${base}/:name`, scopes: reads, run: one },
  { method: 'PATCH', pattern: `${base}/:name`, scopes: writes, run: update },
  { method: 'DELETE', pattern: `${base}/:name`, scopes: writes, run: archive },
];

function list(call: Call): Answer {
  const archived = flagOf(call, 'archived');
  const all = [...call.portal.properties.contacts.values()].filter((one) => one.archived === archived);
  return { status: 200, body: { results: all.map(wireProperty) } };
}

function one(call: Call): Answer {
  return { status: 200, body: wireProperty(found(call, flagOf(call, 'archived'))) };
}

function found(call: Call, archived = false): PropertyDefinition {
  const definition = call.portal.properties.contacts.get(param(call, 'name'));
  if (!definition || definition.archived !== archived)
    throw objectNotFound(`Property ${param(call, 'name')} does not exist.`);
  return definition;
}

function create(call: Call): Answer {
  const body = bodyOf(call, createPropertySchema);
  return { status: 201, body: wireProperty(addProperty(call.portal, body)) };
}

/** A name that was archived is restored, with the posted definition. */
export function addProperty(portal: Portal, body: CreateProperty): PropertyDefinition {
  refuseName(body.name);
  refuseMismatch(body.type, body.fieldType);
  refuseOptions(body.type, body.options, body.externalOptions === true);
  refuseGroup(portal, body.groupName);
  refuseTwin(portal, body.name);
  const at = portal.clock.now();
  const base = define(body.name, body.label, body.type, { hubspotDefined: false, formField: false });
  const made: PropertyDefinition = {
    ...merged(base, body),
    hasUniqueValue: body.hasUniqueValue ?? false,
    externalOptions: body.externalOptions ?? false,
    referencedObjectType: body.referencedObjectType,
    createdAt: at,
    updatedAt: at,
  };
  portal.properties.contacts.set(made.name, made);
  return made;
}

function merged(base: PropertyDefinition, body: UpdateProperty): PropertyDefinition {
  return {
    ...base,
    label: body.label ?? base.label,
    type: body.type ?? base.type,
    fieldType: body.fieldType ?? base.fieldType,
    groupName: body.groupName ?? base.groupName,
    description: body.description ?? base.description,
    options: body.options ?? base.options,
    displayOrder: body.displayOrder ?? base.displayOrder,
    hidden: body.hidden ?? base.hidden,
    formField: body.formField ?? base.formField,
  };
}

function refuseTwin(portal: Portal, name: string): void {
  const custom = [...portal.properties.contacts.values()].filter(
    (one) => !one.hubspotDefined && !one.archived,
  );
  if (portal.definition('contacts', name))
    throw new Refusal(409, {
      message: `A property named '${name}' already exists.`,
      category: 'OBJECT_ALREADY_EXISTS',
      subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS',
    });
  if (custom.length >= portal.settings.customPropertyLimit)
    throw invalid(`The limit of ${portal.settings.customPropertyLimit} custom properties is reached.`);
}

/** Partial; `options` replaces the whole list (hubspot.md 3.6, 6). */
function update(call: Call): Answer {
  const definition = found(call);
  const body = bodyOf(call, updatePropertySchema);
  const changed = merged(definition, body);
  refuseReadOnly(definition, body);
  refuseMismatch(changed.type, changed.fieldType);
  refuseOptions(changed.type, changed.options, changed.externalOptions);
  refuseGroup(call.portal, changed.groupName);
  changed.updatedAt = call.portal.clock.now();
  call.portal.properties.contacts.set(changed.name, changed);
  return { status: 200, body: wireProperty(changed) };
}

/** HubSpot's own properties let their options be edited, nothing else; owners are no list of options. */
function refuseReadOnly(definition: PropertyDefinition, body: UpdateProperty): void {
  const others = Object.keys(body).filter((key) => key !== 'options');
  if (definition.hubspotDefined && others.length > 0)
    throw invalid(
      `The definition of ${definition.name} is read only: ${others.join(', ')} cannot be changed.`,
    );
  if (body.options && definition.externalOptions)
    throw invalid(`The options of ${definition.name} are read only.`);
}

function archive(call: Call): Answer {
  const definition = found(call);
  if (definition.hubspotDefined) throw invalid(`${definition.name} cannot be archived.`);
  if (call.portal.settings.propertiesInUse.includes(definition.name))
    throw invalid(`${definition.name} is in use and cannot be archived.`);
  definition.archived = true;
  return { status: 204 };
}
