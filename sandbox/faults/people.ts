// Faults that change the world just before a request: what people do between two requests of a step.
import type { SandboxRequest, SandboxResponse, VendorName } from '../core/types';
import type { HubSpotSandbox } from '../hubspot/handle';
import type { PipedriveSandbox } from '../pipedrive/handle';
import type { Fault } from './plan';

export interface Crms {
  hubspot: HubSpotSandbox;
  pipedrive: PipedriveSandbox;
}

const names = ['user_deactivated', 'field_deleted', 'concurrent_edit'] as const;
export type WorldFault = Extract<Fault, { fault: (typeof names)[number] }>;
type CrmName = keyof Crms;

export const changesWorld = (fault: Fault): fault is WorldFault => names.some((name) => name === fault.fault);

export const isCrm = (vendor: VendorName): vendor is CrmName =>
  vendor === 'hubspot' || vendor === 'pipedrive';

/** The record that a request is about, by its path. */
export const leadIn = ({ url }: SandboxRequest): string | undefined =>
  /\/(?:contacts|persons)\/(\d+)(?:[/?]|$)/.exec(url)?.[1];

export function changeWorld(fault: WorldFault, vendor: CrmName, request: SandboxRequest, crms: Crms): void {
  const people = peopleOf[vendor](crms);
  if (fault.fault === 'user_deactivated') people.deactivate(fault.user);
  if (fault.fault === 'field_deleted') people.removeField(fault.field);
  if (fault.fault === 'concurrent_edit') people.edit(leadIn(request) ?? '', fault.changes);
}

/** Search shows the world as it was, for one request. (hubspot.md 4.4, pipedrive.md 3.12) */
export function withLag(
  lagMs: number,
  vendor: CrmName,
  crms: Crms,
  pass: () => SandboxResponse,
): SandboxResponse {
  const { settings } = crms[vendor];
  const before = settings.searchLagMs;
  settings.searchLagMs = lagMs;
  try {
    return pass();
  } finally {
    settings.searchLagMs = before;
  }
}

interface People {
  deactivate(email: string): void;
  removeField(name: string): void;
  edit(id: string, changes: Readonly<Record<string, string>>): void;
}

const peopleOf: Record<CrmName, (crms: Crms) => People> = { hubspot: inHubSpot, pipedrive: inPipedrive };

function inHubSpot({ hubspot }: Crms): People {
  const owner = (email: string) => withEmail(hubspot.owners(), email).id;
  return {
    deactivate: (email) => hubspot.archiveOwner(owner(email)),
    removeField: (name) => hubspot.removeProperty(name),
    edit: (id, { owner: email, ...properties }) => {
      const given = email === undefined ? {} : { hubspot_owner_id: email && owner(email) };
      hubspot.edit(id, { ...properties, ...given });
    },
  };
}

function inPipedrive({ pipedrive }: Crms): People {
  const owner = (email: string) => withEmail(pipedrive.users(), email).id;
  return {
    deactivate: (email) => pipedrive.deactivateUser(owner(email)),
    removeField: (name) => pipedrive.removeField('persons', name),
    edit: (id, { owner: email, name, ...fields }) => {
      const cleared = Object.entries(fields).map(([field, value]) => [field, value === '' ? null : value]);
      const given = { ...(email && { owner_id: owner(email) }), ...(name && { name }) };
      pipedrive.editPerson(Number(id), { ...given, custom: Object.fromEntries(cleared) });
    },
  };
}

function withEmail<T extends { email: string }>(users: readonly T[], email: string): T {
  const found = users.find((user) => user.email === email);
  if (!found) throw new Error(`A fault names ${email}, but there is no such user.`);
  return found;
}
