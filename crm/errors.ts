import { RelayError } from '../http';

export { RelayError };

/** A custom field, an option or a status that the relay needs is not in the account. */
export function setUpMissing(crm: string, why: string, cause?: unknown): RelayError {
  return new RelayError(
    'Set-up missing',
    {
      what: `${crm} is not ready for the relay.`,
      why,
      todo: 'Run the action Set Up CRM once with this connection, then try again.',
    },
    { cause },
  );
}
