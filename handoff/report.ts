// The assistant's news. In order: is it a state, is it stale, may it follow, who has the lead then; one write, and
// the note last. News of the present state finishes what an interrupted run left open.
import { type FoundLead, type Owner, type Patch, RelayError } from '../crm';
import { type Decision, decide, type LeadState, renderNote } from '../engine';
import { handBackFacts, stateFacts } from './facts';
import { checkDate, checkMoment, needState } from './inputs';
import { needLead } from './leads';
import { addNote, addNoteOnce, day } from './note';
import { info, leadPart, type Message, type Outcome, outcome, warning, writtenPart } from './outcome';
import { assistantsOf } from './people';
import { type Present, presentOf } from './present';
import type { Relay } from './relay';
import { type Receiver, receiverOf, returnPatch } from './returning';

export interface ReportRequest {
  lead: string;
  state: string;
  occurredAt?: string | undefined;
  resumeOn?: string | undefined;
  note?: string | undefined;
}

interface News {
  state: LeadState;
  occurredAt: number;
  resumeOn: string | undefined;
  text: string;
  messages: Message[];
}

/** What the rules make of the news. */
interface Verdict {
  mapped: Decision<'state'>['then'];
  back: Decision<'hand-back'>;
  /** Set when the lead changes hands with this write. */
  receiver: Receiver | undefined;
}

/**
 * Maps the state, writes both statuses, and hands back where the policy says so.
 * @throws RelayError `Invalid input` (state, date), `Record not found`, `Set-up missing`
 */
export async function report(relay: Relay, request: ReportRequest): Promise<Outcome> {
  const news = checkNews(relay, request);
  const found = await needLead(relay, request.lead);
  const owners = await relay.crm.owners();
  const present = presentOf(found.lead, await found.history(), assistantsOf(found.lead, owners));
  if (present.state !== news.state && news.occurredAt < present.since) return stale(found, news, present);
  const mapped = decide('state', stateFacts(relay.crm.name, news.state, present.state));
  if (!mapped.then.allowed) return notAllowed(found, news, present, mapped);
  const verdict = await judgeNews(relay, found, news, present, owners, mapped.then);
  return writeNews(relay, found, news, present, owners, verdict);
}

function checkNews(relay: Relay, request: ReportRequest): News {
  const state = needState(request.state);
  const now = relay.now();
  const occurredAt = checkMoment(request.occurredAt, 'Occurred At') ?? now;
  if (occurredAt > now + 300_000) throw inTheFuture(request.occurredAt ?? '');
  const resumeOn = checkDate(request.resumeOn, 'Resume On');
  const ignored = resumeOn !== undefined && state !== 'OutOfOffice';
  const messages = ignored ? [warning('Resume On only counts for OutOfOffice; it was not written.')] : [];
  return { state, occurredAt, resumeOn: ignored ? undefined : resumeOn, text: request.note ?? '', messages };
}

const inTheFuture = (text: string) =>
  new RelayError('Invalid input', {
    what: `"${text}" in Occurred At lies in the future.`,
    why: 'News that happens later would make all true news until then look old.',
    todo: 'Map the moment at which the assistant noticed the state.',
  });

async function judgeNews(
  relay: Relay,
  found: FoundLead,
  news: News,
  present: Present,
  owners: readonly Owner[],
  mapped: Verdict['mapped'],
): Promise<Verdict> {
  const { lead } = found;
  const original = owners.find(({ id }) => id === lead.fields.previous_owner);
  const facts = handBackFacts(relay, lead, {
    state: news.state,
    present: present.state,
    ownerIsAssistant: present.ownedByAssistant || (present.handedBackWithIt && present.state === news.state),
    assistantEmail: owners.find(({ id }) => id === present.assistantId)?.email ?? '',
    originalOwnerActive: lead.fields.previous_owner ? (original?.active ?? false) : undefined,
  });
  const back = decide('hand-back', facts);
  const leaves = back.then.decision === 'handed_back' && present.ownedByAssistant;
  const receiver = leaves ? await receiverOf(relay, found, owners, back.then.to) : undefined;
  return { mapped, back, receiver };
}

async function writeNews(
  relay: Relay,
  found: FoundLead,
  news: News,
  present: Present,
  owners: readonly Owner[],
  verdict: Verdict,
): Promise<Outcome> {
  const { receiver, back } = verdict;
  const patch = patchFor(relay, news, present, verdict);
  const written = await found.write(patch);
  const asOf = present.state === news.state ? Date.parse(found.lead.fields.status_as_of) : news.occurredAt;
  const owner = receiver?.name ?? (nameOf(owners, found.lead.ownerId) || 'nobody');
  await noteNews(relay, found, news, present, {
    html: newsNote(found, news, back.then.note, {
      asOf,
      owner,
      assistant: nameOf(owners, present.assistantId),
    }),
    wrote: written.changed.length > 0,
  });
  return outcome({
    ...leadPart(found, {
      ...(receiver && { owner_id: receiver.id || null, previous_owner_id: found.lead.ownerId }),
      connection_status: news.state,
      contact_status: written.contactStatus || null,
    }),
    ...writtenPart(written),
    decision: back.then.decision,
    rule: back.rule,
    messages: [
      info(receiver ? `${news.state}: the lead is back with ${receiver.name}.` : `${news.state}: noted.`),
      ...news.messages,
      ...(receiver?.messages ?? []),
      ...[...found.warnings, ...written.warnings].map(warning),
    ],
  });
}

const nameOf = (owners: readonly Owner[], id: string) => owners.find((owner) => owner.id === id)?.name ?? '';

function patchFor(relay: Relay, news: News, present: Present, verdict: Verdict): Patch {
  const back = verdict.receiver ? returnPatch(verdict.receiver, relay.now()) : { fields: {} };
  const isNew = present.state !== news.state;
  const fields = {
    ...(isNew && { connection_status: news.state, status_as_of: new Date(news.occurredAt).toISOString() }),
    ...(news.resumeOn && { resume_on: news.resumeOn }),
    ...back.fields,
  };
  const { contact_status: contactStatus, stage } = verdict.mapped;
  return { ...back, contactStatus, ...(stage && { stage }), fields };
}

function newsNote(
  found: FoundLead,
  news: News,
  key: string | undefined,
  at: { asOf: number; owner: string; assistant: string },
): string {
  return renderNote(key ?? 'state_changed', {
    lead: found.lead.name,
    state: news.state,
    occurred_at: Number.isNaN(at.asOf)
      ? ''
      : `${new Date(at.asOf).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    owner: at.owner,
    assistant: at.assistant,
    text: news.text,
  });
}

/** New news is noted at once. For the present state the note may be there: looked for as long as that is useful. */
async function noteNews(
  relay: Relay,
  found: FoundLead,
  news: News,
  present: Present,
  note: { html: string; wrote: boolean },
): Promise<void> {
  if (present.state !== news.state) return addNote(relay, found, note.html);
  const recent = relay.now() - present.writtenAt < day;
  if (note.wrote || recent) await addNoteOnce(relay, found, { html: note.html, since: present.writtenAt });
}

function stale(found: FoundLead, news: News, present: Present): Outcome {
  const since = new Date(present.since).toISOString();
  const text = `${news.state} is older than what the lead says now (${present.state ?? 'empty'}, since ${since}); nothing was changed.`;
  return outcome({ ...leadPart(found), unchanged: 1, decision: 'stale', messages: [info(text)] });
}

function notAllowed(found: FoundLead, news: News, present: Present, mapped: Decision<'state'>): Outcome {
  const text = `${news.state} may not follow ${present.state ?? 'empty'}: a person must clear Lead Connection Status first. Nothing was changed.`;
  return outcome({
    ...leadPart(found),
    skipped: 1,
    decision: 'refused',
    rule: mapped.rule,
    messages: [warning(text)],
  });
}
