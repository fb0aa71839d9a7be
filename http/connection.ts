import type { Call } from './call';
import { RelayError } from './errors';

export type CrmName = 'hubspot' | 'pipedrive';

/** One connection field as text; empty is absent. */
export function authField(call: Call, key: string): string | undefined {
  const value = call.bundle.authData?.[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** @throws RelayError `Required field missing`, naming the field and the section of the connection it is in */
export function needAuthField(call: Call, key: string, field: string): string {
  const value = authField(call, key);
  if (value !== undefined) return value;
  throw new RelayError('Required field missing', {
    what: `The connection has no ${field}.`,
    why: 'This step works with that service.',
    todo: `Edit the connection and fill in "${field}".`,
  });
}

/** @throws RelayError `Required field missing` when the connection does not say which CRM it is for */
export function chosenCrm(call: Call): CrmName {
  const crm = needAuthField(call, 'crm', 'CRM');
  if (crm === 'hubspot' || crm === 'pipedrive') return crm;
  throw new RelayError('Invalid input', {
    what: `The connection names the CRM "${crm}".`,
    why: 'Only hubspot and pipedrive are known.',
    todo: 'Edit the connection and choose one of the two.',
  });
}
