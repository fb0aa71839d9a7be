import {
  authField,
  type Call,
  chosenCrm,
  type Http,
  type Memory,
  needAuthField,
  openHttp,
  openMemory,
  withZapierErrors,
} from '../http';
import type { Crm, CrmName, FieldSpec } from './crm';
import { hubSpotCrm } from './hubspot/adapter';
import { pipedriveCrm } from './pipedrive/adapter';

export {
  type Call,
  chosenCrm,
  type Memory,
  redact,
  type Section,
  type SectionFacts,
  secretsOf,
} from '../http';
export * from './crm';
export { RelayError, setUpMissing } from './errors';
export { hubSpotSection } from './hubspot/connection';
export { pipedriveSection } from './pipedrive/connection';

export interface Session {
  crm: Crm;
  memory: Memory;
  /** Milliseconds that are left of this call. */
  timeLeft(): number;
}

/**
 * Opens the CRM that the connection names, does the work, and turns errors into Zapier's.
 * @param fieldsOf the custom fields as each CRM is to hold them
 */
export function withCrm<T>(
  call: Call,
  fieldsOf: (crm: CrmName) => readonly FieldSpec[],
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return withZapierErrors(call, async () => {
    const name = chosenCrm(call);
    const http = openHttp(call);
    const { crm, memory } = openers[name](call, http, fieldsOf(name));
    return work({ crm, memory, timeLeft: http.timeLeft });
  });
}

type Opener = (call: Call, http: Http, fields: readonly FieldSpec[]) => { crm: Crm; memory: Memory };

const openers: Record<CrmName, Opener> = {
  hubspot: (call, http, fields) => {
    const token = needAuthField(call, 'hubspot_access_token', 'HubSpot access token');
    const memory = openMemory(call, `hubspot:${token}`);
    return { memory, crm: hubSpotCrm(http, memory, token, fields) };
  },
  pipedrive: (call, http, fields) => {
    const token = needAuthField(call, 'pipedrive_api_token', 'Pipedrive API token');
    const memory = openMemory(call, `pipedrive:${token}`);
    const domain = authField(call, 'pipedrive_domain');
    return { memory, crm: pipedriveCrm(http, memory, { token, domain }, fields) };
  },
};
