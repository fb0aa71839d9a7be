import {
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
import { RelayError } from './errors';
import { hubSpotCrm } from './hubspot/adapter';

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
export { matchOption } from './options';
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
  pipedrive: () => {
    throw new RelayError('Invalid input', {
      what: 'This version of the relay works with HubSpot only.',
      why: 'The connection names Pipedrive.',
      todo: 'Choose HubSpot in the connection.',
    });
  },
};
