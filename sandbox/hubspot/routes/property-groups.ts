import { z } from 'zod';
import { type Answer, bodyOf, type Call, param, type Route } from '../call';
import type { Portal } from '../portal';
import { invalid, objectNotFound, Refusal } from '../refusals';

const groupSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: z.string().min(1),
  displayOrder: z.int().default(-1),
});

export function groupRoutes(base: string, reads: Route['scopes'], writes: Route['scopes']): Route[] {
  return [
    { method: 'GET', pattern: `${base}/groups`, scopes: reads, run: list },
    { method: 'POST', pattern: `${base}/groups`, scopes: writes, run: create },
    { method: 'GET', pattern: `${base}/groups/:group`, scopes: reads, run: one },
  ];
}

export function refuseGroup(portal: Portal, name: string): void {
  if (!portal.groups.has(name)) throw invalid(`The property group "${name}" does not exist.`);
}

function list({ portal }: Call): Answer {
  return { status: 200, body: { results: [...portal.groups.values()].map(wire) } };
}

function one(call: Call): Answer {
  const group = call.portal.groups.get(param(call, 'group'));
  if (!group) throw objectNotFound(`Property group ${param(call, 'group')} does not exist.`);
  return { status: 200, body: wire(group) };
}

function create(call: Call): Answer {
  const group = bodyOf(call, groupSchema);
  if (call.portal.groups.has(group.name))
    throw new Refusal(409, {
      message: `A group named '${group.name}' already exists.`,
      category: 'OBJECT_ALREADY_EXISTS',
    });
  call.portal.groups.set(group.name, group);
  return { status: 201, body: wire(group) };
}

const wire = (group: object): object => ({ ...group, archived: false });
