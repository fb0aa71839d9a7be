import { type FoundLead, RelayError } from '../crm';
import type { Relay } from './relay';

/** `<digits>` or something with an `@`: anything else can be no lead, and is not worth a request. */
const idOrEmail = /^(\d+|[^\s@]+@[^\s@]+)$/;

/** @throws RelayError `Invalid input` for what is neither an id nor an e-mail address */
export function checkRef(ref: string): string {
  const text = ref.trim();
  if (idOrEmail.test(text)) return text;
  throw new RelayError('Invalid input', {
    what: `"${text}" is no lead.`,
    why: 'A lead is given by its id in the CRM (digits) or by its e-mail address.',
    todo: 'Map the id or the e-mail from an earlier step.',
  });
}

/** @throws RelayError `Record not found` when the CRM says that there is no such lead */
export async function needLead(relay: Relay, ref: string): Promise<FoundLead> {
  const text = checkRef(ref);
  const found = await relay.crm.findLead(text);
  if (found) return found;
  throw new RelayError('Record not found', {
    what: `There is no lead ${text}.`,
    why: text.includes('@') ? 'No record has this e-mail address.' : 'No record has this id.',
    todo: 'Check that the record still exists and that the connection may see it.',
  });
}
