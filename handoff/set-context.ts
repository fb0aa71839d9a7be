import { needText } from '../inputs';
import { info, type Outcome, outcome, writtenPart } from '../outcome';
import { leadPart } from './lead-part';
import { needLead } from './leads';
import type { Relay } from './relay';

export interface SetContextRequest {
  lead: string;
  context: string;
  /** `fill` leaves a context that is there. */
  mode: 'fill' | 'overwrite';
}

/** @throws RelayError `Required field missing` (context), `Record not found`, `Set-up missing` */
export async function setContext(relay: Relay, request: SetContextRequest): Promise<Outcome> {
  const context = needText(request.context, 'Context');
  const found = await needLead(relay, request.lead);
  const present = found.lead.fields.context;
  const keeps = request.mode === 'fill' && present !== '';
  const written = await found.write({ fields: keeps ? {} : { context } });
  const text =
    keeps && present !== context ? 'The lead has a context already; it was left.' : 'The context is set.';
  return outcome({
    ...leadPart(found, { context: keeps ? present : context }),
    ...writtenPart(written),
    messages: [info(text)],
  });
}
