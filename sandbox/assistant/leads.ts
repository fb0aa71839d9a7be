// The three writes. (assistant-7targets.md 2: Endpoints, 3, 8)
import { json } from '../core/answer';
import type { Incoming, SandboxResponse } from '../core/types';
import { type ChangeBody, type CreateBody, changeBody, createBody, readBody } from './body';
import type { Assistant, Lead, Organisation } from './organisation';
import { wireLead } from './present';
import { badRequest } from './refusals';

/** POST /leads: 201. */
export function createLead(organisation: Organisation, { body }: Incoming): SandboxResponse {
  const parsed = readBody(createBody, body);
  if ('fault' in parsed) return badRequest(parsed.fault);
  const sent = parsed.read;
  const terms = termsOf(organisation, sent);
  if ('fault' in terms) return badRequest(terms.fault);
  const known = organisation.lead(sent.email);
  if (known?.state === 'UnSubscribed') return badRequest('Lead has unsubscribed and cannot be added');
  if (known && organisation.settings.knownLead === 'refused') {
    return badRequest('Lead with this email already exists');
  }
  const lead = known ?? organisation.add(blank(organisation, sent, terms));
  Object.assign(lead, given(sent), terms);
  start(organisation, lead);
  return json(201, wireLead(lead, organisation));
}

/** PUT /leads: what is omitted or null is left as it is. */
export function updateLead(organisation: Organisation, { body }: Incoming): SandboxResponse {
  return change(organisation, body, (lead, sent, { assistant, scheduleId }) => {
    const names = sent.scheduleId || sent.scheduleName;
    Object.assign(lead, given(sent), { assistant }, names ? { scheduleId } : {});
  });
}

/** PUT /leads/stop/followup: nothing is planned any more; the state stays. */
export function stopFollowUp(organisation: Organisation, { body }: Incoming): SandboxResponse {
  return change(organisation, body, (lead) => {
    lead.nextScheduleTime = null;
  });
}

function change(
  organisation: Organisation,
  body: string,
  apply: (lead: Lead, sent: ChangeBody, terms: Terms) => void,
): SandboxResponse {
  const parsed = readBody(changeBody, body);
  if ('fault' in parsed) return badRequest(parsed.fault);
  const { id, email } = parsed.read;
  const terms = termsOf(organisation, parsed.read);
  if ('fault' in terms) return badRequest(terms.fault);
  const lead = id ? organisation.leadById(id) : organisation.lead(email);
  if (!lead) return badRequest('Lead not found');
  if (lead.email.toLowerCase() !== email.toLowerCase()) return badRequest('Email cannot be changed');
  apply(lead, parsed.read, terms);
  lead.modifiedAt = organisation.clock.now();
  return json(200, wireLead(lead, organisation));
}

interface Terms {
  assistant: Assistant;
  scheduleId: number;
}

/** With whom and by which plan, or why not. How each is refused is unconfirmed. */
function termsOf(
  organisation: Organisation,
  { email, assistantEmail, scheduleId: id, scheduleName: name }: CreateBody | ChangeBody,
): Terms | { fault: string } {
  const assistant = organisation.assistant(assistantEmail);
  if (!assistant) return { fault: `Assistant ${assistantEmail} not found` };
  const scheduleId = organisation.scheduleId(id, name);
  if (scheduleId === undefined) return { fault: `Schedule ${id ?? name} not found` };
  if (organisation.excludes(email)) return { fault: `${email} is on the exclusion list` };
  return { assistant, scheduleId };
}

const textKeys = [
  ...['name', 'lastName', 'source', 'context', 'additionalInformationLine'],
  ...['company', 'designation', 'industry', 'location'],
];

/** What the body sets. Junk in a phone number is ignored, and the lead is taken. */
function given(sent: CreateBody | ChangeBody): Partial<Lead> {
  const texts = Object.entries(sent).filter(([key, value]) => textKeys.includes(key) && value !== null);
  const phone = sent.phone ?? ('phoneno' in sent ? sent.phoneno : null);
  return {
    ...Object.fromEntries(texts),
    ...(phone && /^[+\d][\d\s()./-]*$/.test(phone) && { phone }),
    ...(sent.customFields && { customFields: sent.customFields }),
  };
}

function blank({ clock }: Organisation, { name, email }: CreateBody, terms: Terms): Omit<Lead, 'id'> {
  const now = clock.now();
  const texts = { lastName: null, phone: null, context: null, additionalInformationLine: null };
  const extras = { company: null, designation: null, industry: null, location: null };
  const progress = { state: 'New', subState: 'Followup', followup: 0, nextScheduleTime: null, starts: 0 };
  return {
    ...{ email, name, source: 'Website', customFields: [], createdAt: now, modifiedAt: now },
    ...texts,
    ...extras,
    ...terms,
    ...progress,
  };
}

const firstMessageAfter = 3_600_000;

/** Beyond what the plan has room for a lead is New, and nothing is sent; one counts once, however often restarted. */
function start(organisation: Organisation, lead: Lead): void {
  const { clock, settings } = organisation;
  lead.modifiedAt = clock.now();
  const started = organisation.leads().filter((other) => other !== lead && other.starts > 0).length;
  if (settings.leadLimit !== null && started >= settings.leadLimit) return;
  Object.assign(lead, { state: 'Cold', subState: 'Followup', followup: 1, starts: lead.starts + 1 });
  lead.nextScheduleTime = clock.now() + firstMessageAfter;
}
