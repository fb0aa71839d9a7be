// The same working day in either CRM: two sales people, an assistant, the relay's fields, everything remembered.
import {
  clevertapAccount,
  clevertapPasscode,
  hubspotToken,
  pipedriveToken,
  type Sandbox,
} from '../../sandbox';
import type { Collecting } from './messages';
import { minute, type Office, openOffice } from './office';

export const crms = ['hubspot', 'pipedrive'] as const;
export type CrmName = (typeof crms)[number];

export interface Desk {
  crm: CrmName;
  office: Office;
  /** E-mail addresses. */
  pat: string;
  zoe: string;
  /** Adds a lead of Pat's. @returns its id */
  lead(status?: string): string;
  /** Many leads of Pat's, a month ago, so that no poll looks at them. */
  leads(count: number): string[];
  /** What a person does in the CRM. */
  edit(id: string, change: { owner?: string; status?: string }): void;
}

type Hands = Pick<Desk, 'lead' | 'leads' | 'edit'>;

const [pat, zoe] = ['pat@sales.example', 'zoe@assistants.example'];
const month = 30 * 24 * 60 * minute;

export const clevertapSection = {
  clevertap_account_id: clevertapAccount,
  clevertap_passcode: clevertapPasscode,
  clevertap_region: 'eu1',
};
const authData: Record<CrmName, Record<string, string>> = {
  hubspot: { crm: 'hubspot', hubspot_access_token: hubspotToken },
  pipedrive: { crm: 'pipedrive', pipedrive_api_token: pipedriveToken, pipedrive_domain: 'acme' },
};

/** @param collect see messages.ts */
export async function openDesk(crm: CrmName, collect: Collecting = 'freely'): Promise<Desk> {
  const office = await openOffice({ ...authData[crm], ...clevertapSection }, collect);
  const desk: Desk = { crm, office, pat, zoe, ...hands[crm](office.sandbox, office.now) };
  await must(office, 'creates.set_up_crm', {});
  // What every connection has asked once and remembers: users, fields, account.
  const warmUp = desk.lead();
  await must(office, 'creates.assign_lead', { lead: warmUp, assistant: zoe });
  office.advance(minute);
  return desk;
}

/** @throws Error when the operation fails */
export async function must(office: Office, operation: string, inputData: object, meta?: object) {
  const told = await office.call(operation, inputData, meta);
  if (told.error) throw new Error(`${operation}: ${told.error}`);
  return told;
}

const hands: Record<CrmName, (sandbox: Sandbox, now: () => number) => Hands> = {
  hubspot: ({ hubspot }, now) => {
    const ids = {
      [pat]: hubspot.addOwner({ email: pat, firstName: 'Pat', lastName: 'Lind' }).id,
      [zoe]: hubspot.addOwner({ email: zoe, firstName: 'Zoe', lastName: 'Marsh' }).id,
    };
    const counter = counting();
    const made = (status = '') => ({
      email: `lead${counter()}@moreau-optics.example`,
      firstname: 'Ada',
      company: 'Moreau Optics',
      country: 'France',
      hubspot_owner_id: ids[pat] ?? '',
      ...(status && { lead_connection_status: status }),
    });
    return {
      lead: (status) => hubspot.addContact(made(status)).id,
      leads: (count) => hubspot.seedLoad(count, () => made(), { at: now() - month }),
      edit: (id, { owner, status }) => {
        const owned = owner === undefined ? {} : { hubspot_owner_id: ids[owner] ?? '' };
        hubspot.edit(id, { ...owned, ...(status && { lead_connection_status: status }) }, { by: 'person' });
      },
    };
  },
  pipedrive: ({ pipedrive }, now) => {
    const ids = {
      [pat]: pipedrive.addUser({ email: pat, name: 'Pat Lind' }).id,
      [zoe]: pipedrive.addUser({ email: zoe, name: 'Zoe Marsh' }).id,
    };
    const org_id = pipedrive.addOrganization({
      name: 'Moreau Optics',
      address: { value: 'France', country: 'France' },
    }).id;
    const counter = counting();
    const made = (status = '') => ({
      name: 'Ada Moreau',
      emails: [`lead${counter()}@moreau-optics.example`],
      org_id,
      owner_id: ids[pat] ?? 0,
      ...(status && { custom: { 'Lead Connection Status': status } }),
    });
    return {
      lead: (status) => {
        const { id } = pipedrive.addPerson(made(status));
        pipedrive.addDeal({ title: `Lenses ${id}`, person_id: id });
        return String(id);
      },
      leads: (count) => pipedrive.seedLoad(count, () => made(), { at: now() - month }).map(String),
      edit: (id, { owner, status }) => {
        const owned = owner === undefined ? {} : { owner_id: ids[owner] ?? 0 };
        const custom = status ? { custom: { 'Lead Connection Status': status } } : {};
        pipedrive.editPerson(Number(id), { ...owned, ...custom }, { via: 'app' });
      },
    };
  },
};

function counting(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}
