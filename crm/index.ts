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
import { openPipedrive } from './pipedrive/api';
import { pipedriveRecords } from './pipedrive/records/records';
import type { CompanyField, Records } from './records';

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
export * from './records';

export interface Session {
  crm: Crm;
  memory: Memory;
  /** Milliseconds that are left of this call. */
  timeLeft(): number;
  /** Companies, contacts and deals, where the connection's Pipedrive section is filled. */
  records(companyFields: readonly CompanyField[]): Records | undefined;
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
    const records = (fields: readonly CompanyField[]) =>
      authField(call, 'pipedrive_api_token') === undefined ? undefined : recordsOf(call, http, fields);
    return work({ crm, memory, timeLeft: http.timeLeft, records });
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
    const { memory, credential } = pipedriveAccess(call);
    return { memory, crm: pipedriveCrm(http, memory, credential, fields) };
  },
};

function pipedriveAccess(call: Call) {
  const token = needAuthField(call, 'pipedrive_api_token', 'Pipedrive API token');
  const memory = openMemory(call, `pipedrive:${token}`);
  return { memory, credential: { token, domain: authField(call, 'pipedrive_domain') } };
}

export interface RecordSession {
  records: Records;
  memory: Memory;
  /** Milliseconds that are left of this call. */
  timeLeft(): number;
}

/**
 * The same for companies, contacts and deals. They are Pipedrive's, wherever the connection's leads live.
 * @throws RelayError `Required field missing` when the connection's Pipedrive section is empty
 */
export function withRecords<T>(
  call: Call,
  companyFields: readonly CompanyField[],
  work: (session: RecordSession) => Promise<T>,
): Promise<T> {
  return withZapierErrors(call, async () => {
    const http = openHttp(call);
    const records = recordsOf(call, http, companyFields);
    return work({ records, memory: pipedriveAccess(call).memory, timeLeft: http.timeLeft });
  });
}

function recordsOf(call: Call, http: Http, companyFields: readonly CompanyField[]): Records {
  const { memory, credential } = pipedriveAccess(call);
  return pipedriveRecords(openPipedrive(http, memory, credential, []), companyFields);
}
