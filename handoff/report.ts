// The assistant's news. In order: is it a state, is it stale, may it follow, who has the lead then; one write, and
// the note last. News of the present state finishes what an interrupted run left open.
import { type FoundLead, type Owner, type Patch, RelayError } from '../crm';
import { type Decision, decide, type Facts, type LeadState } from '../engine';
import { checkDate, checkMoment } from '../inputs';
import { info, type Message, type Outcome, outcome, warning, writtenPart } from '../outcome';
import { handBackFacts, stateFacts } from './facts';
import { needState } from './inputs';
import { leadPart } from './lead-part';
import { needLead } from './leads';
import { addNote, addNoteOnce, renderNote } from './note';
import { assistantsOf, nameOf, originalOwner } from './people';
import { type Present, presentOf } from './present';
import type { Relay } from './relay';
import { type Receiver, receiverOf, returnPatch } from './returning';
import { stopUnlessEnded } from './service';
import { day } from './spans';

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

/** What all steps of one report look at. */
interface Scene {
  found: FoundLead;
  owners: readonly Owner[];
  news: News;
  present: Present;
}

/**
 * Maps the state, writes both statuses, moves the deal's stage, and hands back where the policy says so.
 * @throws RelayError `Invalid input` (state, date), `Record not found`, `Set-up missing`
 */
export async function report(relay: Relay, request: ReportRequest): Promise<Outcome> {
  const news = checkNews(relay, request);
  const found = await needLead(relay, request.lead);
  const owners = await relay.crm.owners();
  const assistants = assistantsOf(found.lead, owners);
  const present = await presentOf(found, assistants, { ...news, now: relay.now() });
  if (present.state !== news.state && news.occurredAt < present.since) return stale(found, news, present);
  const mapped = decide('state', stateFacts(relay.crm.name, news.state, present.state));
  if (!mapped.then.allowed) return notAllowed(found, news, present, mapped);
  const scene = { found, owners, news, present };
  return writeNews(relay, scene, await judgeNews(relay, scene, mapped.then));
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

const isRepeat = ({ present, news }: Scene) => present.state === news.state;

async function judgeNews(relay: Relay, scene: Scene, mapped: Verdict['mapped']): Promise<Verdict> {
  const { found, owners, present } = scene;
  const hadIt = isRepeat(scene) && present.assistantId !== '';
  const back = decide('hand-back', await newsFacts(relay, scene, present.ownedByAssistant || hadIt));
  const leaves = back.then.decision === 'handed_back' && present.ownedByAssistant;
  const receiver = leaves ? await receiverOf(relay, found, owners, back.then.to) : undefined;
  return { mapped, back, receiver };
}

/** The facts of hand-back.yaml for news of a lead. */
export async function newsFacts(
  relay: Relay,
  {
    found,
    owners,
    news,
    present,
  }: Pick<Scene, 'found' | 'owners' | 'present'> & { news: { state: LeadState } },
  ownerIsAssistant: boolean,
): Promise<Facts['hand-back']> {
  const originalId = await originalOwner(found, owners);
  return handBackFacts(relay, found.lead, {
    state: news.state,
    present: present.state,
    ownerIsAssistant,
    assistantEmail: owners.find(({ id }) => id === present.assistantId)?.email ?? '',
    originalOwnerActive: originalId
      ? (owners.find(({ id }) => id === originalId)?.active ?? false)
      : undefined,
  });
}

async function writeNews(relay: Relay, scene: Scene, verdict: Verdict): Promise<Outcome> {
  const { found, news, present } = scene;
  const { receiver, back } = verdict;
  const there = receiver ? await stopUnlessEnded(relay, found, news.state) : [];
  const written = await found.write(patchFor(relay, scene, verdict));
  const noted = await noteNews(relay, scene, verdict, written.changed.length > 0);
  const told = noted ? 'noted' : 'the lead has had this state for more than a day, and no note was written';
  const handedBack = present.handedBackWithIt && isRepeat(scene);
  return outcome({
    ...leadPart(found, {
      ...(receiver && { owner_id: receiver.id || null, previous_owner_id: found.lead.ownerId }),
      ...(handedBack && { previous_owner_id: present.assistantId }),
      connection_status: news.state,
      contact_status: written.contactStatus || null,
    }),
    ...writtenPart(written),
    decision: back.then.decision,
    rule: back.rule,
    messages: [
      info(`${news.state}: ${receiver ? `the lead is back with ${receiver.name}` : told}.`),
      ...news.messages,
      ...(receiver?.messages ?? []),
      ...there,
    ],
  });
}

function patchFor(relay: Relay, scene: Scene, verdict: Verdict): Patch {
  const { found, news } = scene;
  const back = verdict.receiver ? returnPatch(verdict.receiver, relay.now()) : { fields: {} };
  const asOf = statusAsOf(found, news);
  const fields = {
    ...(!isRepeat(scene) && { connection_status: news.state, status_as_of: asOf }),
    ...(news.resumeOn && { resume_on: news.resumeOn }),
    ...back.fields,
  };
  const { contact_status: contactStatus, stage } = verdict.mapped;
  return { ...back, contactStatus, ...(stage && { stage }), fields };
}

/**
 * Two reports may name the same moment. The field must change with each, or the CRM's history would show the status
 * changed by somebody else: so the second is written as a millisecond earlier, which makes nothing stale.
 */
function statusAsOf(found: FoundLead, news: News): string {
  const text = new Date(news.occurredAt).toISOString();
  return text === found.lead.fields.status_as_of ? new Date(news.occurredAt - 1).toISOString() : text;
}

/**
 * New news is noted at once. For the present state the note may be there: it is looked for as long as that is
 * useful, or there is a text to note, in the words of the moment at which the status was set.
 * @returns whether the note is on the lead
 */
async function noteNews(relay: Relay, scene: Scene, verdict: Verdict, wrote: boolean): Promise<boolean> {
  const { found, owners, news, present } = scene;
  const repeat = isRepeat(scene);
  const leftThen = repeat && present.ownerThen !== present.assistantId;
  const ownerId = leftThen ? present.ownerThen : found.lead.ownerId;
  const asOf = repeat ? Date.parse(found.lead.fields.status_as_of) : news.occurredAt;
  const html = renderNote(verdict.back.then.note ?? 'state_changed', {
    lead: found.lead.name,
    state: news.state,
    occurred_at: Number.isNaN(asOf)
      ? ''
      : `${new Date(asOf).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    owner: verdict.receiver?.name ?? nameOf(owners, ownerId),
    assistant: owners.find(({ id }) => id === present.assistantId)?.name ?? '',
    text: news.text,
  });
  if (!repeat) {
    await addNote(relay, found, html);
    return true;
  }
  // A lead that goes back only now was given to the assistant after the status was set: that is new as well.
  const since = verdict.receiver ? Math.max(present.writtenAt, relay.now() - day) : present.writtenAt;
  const recent = relay.now() - present.writtenAt < day;
  if (!wrote && !recent && news.text === '') return false;
  await addNoteOnce(relay, found, { html, since });
  return true;
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
