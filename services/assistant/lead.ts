// A lead as the service takes it and tells it. (assistant-7targets.md 2: Request fields, Response lead object)
import { looseObject, nullish, number, string, union, unknown } from 'zod/mini';
import { type Answer, encoded, parseAnswer, RelayError } from '../../http';
import { label } from './vendor';

/** Empty texts are absent. */
export interface ServiceLead {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  company: string;
  country: string;
  source: string;
  context: string;
  /** A name that the service knows a sequence by, in its own spelling. */
  schedule: string;
  /** An e-mail address. */
  assistant: string;
}

/** Where the lead stands at the service. */
export interface Placed {
  /** Opens the lead there; '' where the answer has no id. */
  url: string;
  /** In the service's words; '' where it does not say. */
  state: string;
  /** Whether a message to come is planned, as far as the answer says. */
  planned: boolean;
}

/** What no write goes without. @throws RelayError `Required field missing` for a lead without an e-mail address */
export function identity({ firstName, lastName, email, assistant }: ServiceLead) {
  if (email === '') throw withoutEmail();
  return { name: salutation(firstName, lastName), email, assistantEmail: assistant };
}

/** What an update may set as well; what is left out stays as it is. */
export const details = (lead: ServiceLead) =>
  filled({
    lastName: lead.lastName,
    phone: lead.phone,
    source: knownSource(lead.source),
    context: lead.context,
    scheduleName: lead.schedule,
  });

/** What only a create is known to take; the country chooses the holidays on which nothing is sent. */
export const extras = ({ phone, company, country }: ServiceLead) =>
  filled({ phoneno: phone, company, location: country });

const filled = (values: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value));

/** How a message greets the lead. Where the CRM knows no name, it is what the service itself falls back on. */
function salutation(firstName: string, lastName: string): string {
  return [firstName, lastName].find((name) => name.trim() !== '' && !name.includes('@')) ?? 'Sir/Madam';
}

const sources = ['Event', 'Website', 'Upsell', 'Meeting', 'Phone Meeting'];

/** A CRM's own words for a source (`CRM_UI`) would say nothing there. */
const knownSource = (source: string): string | undefined =>
  sources.find((known) => known.toLowerCase() === source.trim().toLowerCase());

const withoutEmail = () =>
  new RelayError('Required field missing', {
    what: 'The lead has no email address.',
    why: 'The assistant’s service knows leads by it.',
    todo: 'Fill it in in the CRM.',
  });

const told = looseObject({
  id: nullish(union([number(), string()])),
  state: nullish(string()),
  nextScheduleTime: unknown(),
});

/** @throws RelayError `Service unavailable` for an answer that is no lead */
export function placedFrom(answer: Answer): Placed {
  const { id, state, nextScheduleTime } = parseAnswer(told, answer.data, label);
  return {
    url: id ? `https://solution.7targets.com/all-leads?id=${encoded(String(id))}` : '',
    state: state ?? '',
    planned: nextScheduleTime !== null,
  };
}
