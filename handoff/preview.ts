import type { FoundLead, Owner } from '../crm';
import { RelayError } from '../crm';
import { type Explanation, explain, parseState, type Question } from '../engine';
import { needText } from '../inputs';
import { reassignmentFacts, scheduleFacts, stateFacts } from './facts';
import { needState } from './inputs';
import { needLead } from './leads';
import { assistantsOf, needUser } from './people';
import { presentOf } from './present';
import type { Relay } from './relay';
import { newsFacts } from './report';

export interface PreviewRequest {
  lead: string;
  question: string;
  assistant?: string | undefined;
  state?: string | undefined;
  allowReassignment: boolean;
}

export interface Preview {
  id: string;
  question: string;
  lead_id: string;
  decision: string;
  outcome: Record<string, unknown>;
  rule: { file: string; name: string; line: number };
  why: { rule: string; file: string; line: number; decided: boolean; conditions: string[] }[];
}

type Ask = (relay: Relay, found: FoundLead, request: PreviewRequest) => Promise<Explanation<Question>>;

const asks: Record<string, Ask> = {
  state: async (relay, found, request) => {
    const state = needState(needText(request.state, 'State'));
    return explain(
      'state',
      stateFacts(relay.crm.name, state, parseState(found.lead.fields.connection_status)),
    );
  },
  reassignment: async (relay, found, request) => {
    const assistant = await needUser(relay, needText(request.assistant, 'Assistant'), 'assistant');
    const byHand = found.lead.ownerId === assistant.id;
    const { allowReassignment } = request;
    const facts = await reassignmentFacts(relay, found, { assistant, allowReassignment, byHand });
    return explain('reassignment', facts);
  },
  'hand-back': async (relay, found, request) => {
    const state = needState(needText(request.state, 'State'));
    const owners = await relay.crm.owners();
    const assistants = assistantsOf(found.lead, owners);
    const now = relay.now();
    const present = await presentOf(found, assistants, { state, occurredAt: now, now });
    const scene = { found, owners, news: { state }, present };
    const facts = await newsFacts(relay, scene, present.ownedByAssistant);
    return explain('hand-back', facts);
  },
  schedule: async (relay, found, request) => {
    const assistant = await assistantFor(relay, found, request);
    return explain('schedule', scheduleFacts(relay, await found.complete(), assistant, undefined));
  },
};

/**
 * What the rules would decide for a lead, and why; writes nothing.
 * @throws RelayError `Invalid input` (question, state), `Required field missing`, `Record not found`
 */
export async function preview(relay: Relay, request: PreviewRequest): Promise<Preview> {
  const ask = Object.hasOwn(asks, request.question) ? asks[request.question] : undefined;
  if (!ask) throw unknownQuestion(request.question);
  const found = await needLead(relay, request.lead);
  const explanation = await ask(relay, found, request);
  const then: Record<string, unknown> = { ...explanation.then };
  return {
    id: `${found.lead.id}-${request.question}`,
    question: request.question,
    lead_id: found.lead.id,
    decision: inAWord(then),
    outcome: then,
    rule: explanation.rule,
    why: explanation.steps.map(({ conditions, ...step }) => ({
      ...step,
      conditions: conditions.map(
        ({ level, text, value }) => `${'  '.repeat(level)}${value ? 'yes' : 'no'}: ${text}`,
      ),
    })),
  };
}

/** What the rules answer, in one word: for a state, whether it may follow at all. */
function inAWord({ decision, schedule, allowed }: Record<string, unknown>): string {
  if (typeof allowed === 'boolean') return allowed ? 'allowed' : 'refused';
  return String(decision ?? schedule ?? '');
}

/** The named assistant, else whoever owns the lead. */
async function assistantFor(relay: Relay, found: FoundLead, request: PreviewRequest): Promise<Owner> {
  if (request.assistant) return needUser(relay, request.assistant, 'assistant');
  const owner = (await relay.crm.owners()).find(({ id }) => id === found.lead.ownerId);
  return owner ?? needUser(relay, needText(request.assistant, 'Assistant'), 'assistant');
}

const unknownQuestion = (question: string) =>
  new RelayError('Invalid input', {
    what: `"${question}" is no question that the rules answer.`,
    why: `They answer ${Object.keys(asks).join(', ')}.`,
    todo: 'Choose one of them.',
  });
