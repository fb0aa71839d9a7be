// The demo's two CRMs, seen as the people in them see them.
import { hubspotToken, pipedriveToken, type Sandbox } from '../../sandbox';
import { type Cast, type Person, people } from './story';

/** How a lead stands in the end. */
export interface Standing {
  state: string;
  ownerId: string;
  /** The stage of its deal; '' where there is none. */
  stage: string;
}

export interface DemoCrm {
  /** Whether its deals have stages. */
  stages: boolean;
  addPerson(person: Person): string;
  /** A lead that a person entered; with a deal where the CRM has stages. */
  addLead(lead: Cast, ownerId: string): string;
  giveByHand(lead: string, ownerId: string): void;
  standing(lead: string): Standing;
}

export type DemoCrmName = 'hubspot' | 'pipedrive';

export const demoCrms: Record<
  DemoCrmName,
  { title: string; authData: Record<string, string>; open(sandbox: Sandbox): DemoCrm }
> = {
  hubspot: {
    title: 'HubSpot',
    authData: { crm: 'hubspot', hubspot_access_token: hubspotToken },
    open: hubspotIn,
  },
  pipedrive: {
    title: 'Pipedrive',
    authData: { crm: 'pipedrive', pipedrive_api_token: pipedriveToken },
    open: pipedriveIn,
  },
};

function hubspotIn({ hubspot }: Sandbox): DemoCrm {
  return {
    stages: false,
    addPerson: (person) => hubspot.addOwner(people[person]).id,
    addLead: ({ first, last, email, company, country, status }, ownerId) =>
      hubspot.addContact({
        ...{ firstname: first, lastname: last, email, company, country, hs_lead_status: 'NEW' },
        hubspot_owner_id: ownerId,
        ...(status && { lead_connection_status: status }),
      }).id,
    giveByHand: (lead, ownerId) => {
      hubspot.edit(lead, { hubspot_owner_id: ownerId });
    },
    standing: (lead) => {
      const { lead_connection_status: state = '', hubspot_owner_id: ownerId = '' } =
        hubspot.contact(lead)?.properties ?? {};
      return { state, ownerId, stage: '' };
    },
  };
}

function pipedriveIn({ pipedrive }: Sandbox): DemoCrm {
  return {
    stages: true,
    addPerson: (person) => {
      const { firstName, lastName, email } = people[person];
      return String(pipedrive.addUser({ name: `${firstName} ${lastName}`, email }).id);
    },
    addLead: ({ first, last, email, company, country, status, deal }, ownerId) => {
      const address = { value: country, country };
      const { id: org_id } = pipedrive.addOrganization({ name: company, address });
      const custom = status ? { 'Lead Connection Status': status } : {};
      const owner_id = Number(ownerId);
      const { id } = pipedrive.addPerson({
        name: `${first} ${last}`,
        emails: [email],
        owner_id,
        org_id,
        custom,
      });
      if (deal) pipedrive.addDeal({ title: `${company}: first order`, person_id: id, owner_id });
      return String(id);
    },
    giveByHand: (lead, ownerId) => {
      pipedrive.editPerson(Number(lead), { owner_id: Number(ownerId) });
    },
    standing: (lead) => {
      const person = pipedrive.person(Number(lead));
      const deal = pipedrive.deals().find(({ person_id }) => person_id === Number(lead));
      return {
        state: String(person?.custom['Lead Connection Status'] ?? ''),
        ownerId: String(person?.owner_id ?? ''),
        stage: deal?.stage ?? '',
      };
    },
  };
}
