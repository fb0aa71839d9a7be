// What each action is asked, and the least that the vendor's API makes possible for it: one word a request.
import type { CrmName, Desk } from '../world/desks';
import { must } from '../world/desks';
import { day, minute } from '../world/office';

export interface Case {
  action: string;
  name: 'usual' | 'unchanged' | 'refused' | 'first ever' | 'handed back' | 'created' | 'dry run';
  /** What stands before. @returns the input */
  prepare(desk: Desk): Promise<object> | object;
  /** Each request that no API lets one save, by what it does. */
  least: Partial<Record<CrmName, readonly string[]>>;
  /** Why there is one more, where there is. */
  more?: Partial<Record<CrmName, string>>;
}

const both = (...steps: string[]) => ({ hubspot: steps, pipedrive: steps });
/** What is asked once and remembered: users, fields, the account. HubSpot lists active and archived owners apart. */
const once = {
  hubspot: ['users', 'archived users', 'fields', 'account'],
  pipedrive: ['users', 'fields', 'company'],
};
const firstEver = (hubspot: string[], pipedrive: string[]) => ({
  hubspot: [...once.hubspot, ...hubspot],
  pipedrive: [...once.pipedrive, ...pipedrive],
});

const noteLooked = 'while the relay wrote last within a day, a look whether its note is there';

async function assigned(desk: Desk): Promise<string> {
  const lead = desk.lead();
  await must(desk.office, 'creates.assign_lead', { lead, assistant: desk.zoe });
  desk.office.advance(2 * day);
  return lead;
}

async function reported(desk: Desk, state: string): Promise<string> {
  const lead = await assigned(desk);
  await must(desk.office, 'creates.report_lead_state', { lead, state });
  desk.office.advance(2 * day);
  return lead;
}

/** Given to the assistant by a person, in the CRM. */
function byHand(desk: Desk, status = ''): string {
  const lead = desk.lead(status);
  desk.office.advance(minute);
  desk.edit(lead, { owner: desk.zoe });
  return lead;
}

const forgotten = (desk: Desk): string => {
  desk.office.forget();
  return desk.lead();
};

const withAssistant = (desk: Desk, lead: string) => ({ lead, assistant: desk.zoe });

export const leadCases: readonly Case[] = [
  {
    action: 'assign_lead',
    name: 'usual',
    prepare: (desk) => withAssistant(desk, desk.lead()),
    least: { hubspot: ['read', 'write', 'note'], pipedrive: ['read', 'organization', 'write', 'note'] },
  },
  {
    action: 'assign_lead',
    name: 'unchanged',
    prepare: async (desk) => withAssistant(desk, await assigned(desk)),
    least: both('read'),
  },
  {
    action: 'assign_lead',
    name: 'refused',
    prepare: (desk) => withAssistant(desk, desk.lead('Warm')),
    least: { hubspot: ['read', 'note'], pipedrive: ['read', 'organization', 'note'] },
    more: { pipedrive: noteLooked },
  },
  {
    action: 'assign_lead',
    name: 'first ever',
    prepare: (desk) => withAssistant(desk, forgotten(desk)),
    least: firstEver(['read', 'write', 'note'], ['read', 'organization', 'write', 'note']),
  },
  {
    action: 'accept_lead',
    name: 'usual',
    prepare: (desk) => withAssistant(desk, byHand(desk)),
    least: {
      hubspot: ['read', 'write', 'note'],
      pipedrive: ['read', 'change log', 'organization', 'write', 'note'],
    },
  },
  {
    action: 'accept_lead',
    name: 'unchanged',
    prepare: async (desk) => withAssistant(desk, await assigned(desk)),
    least: both('read'),
    more: { pipedrive: 'whether the owner has changed since stands in the change log alone' },
  },
  {
    action: 'accept_lead',
    name: 'refused',
    prepare: (desk) => withAssistant(desk, byHand(desk, 'Responded')),
    least: {
      hubspot: ['read', 'owner', 'write', 'note'],
      pipedrive: ['read', 'change log', 'owner', 'organization', 'write', 'note'],
    },
  },
  {
    action: 'set_context',
    name: 'usual',
    prepare: (desk) => ({ lead: desk.lead(), context: 'Lenses' }),
    least: both('read', 'write'),
  },
  {
    action: 'set_context',
    name: 'unchanged',
    prepare: async (desk) => {
      const input = { lead: desk.lead(), context: 'Lenses' };
      await must(desk.office, 'creates.set_context', input);
      return input;
    },
    least: both('read'),
  },
  {
    action: 'set_context',
    name: 'first ever',
    prepare: (desk) => ({ lead: forgotten(desk), context: 'Lenses' }),
    least: {
      hubspot: ['fields', 'account', 'read', 'write'],
      pipedrive: ['fields', 'company', 'read', 'write'],
    },
  },
  {
    action: 'report_lead_state',
    name: 'usual',
    prepare: async (desk) => ({ lead: await assigned(desk), state: 'Warm' }),
    least: {
      hubspot: ['read', 'write', 'note'],
      pipedrive: ['read', 'deals', 'write', 'move the deal', 'note'],
    },
    more: { pipedrive: 'stages are remembered for ten minutes, which had passed' },
  },
  {
    action: 'report_lead_state',
    name: 'handed back',
    prepare: async (desk) => ({ lead: await assigned(desk), state: 'Responded' }),
    least: both('read', 'owner', 'write', 'note'),
  },
  {
    action: 'report_lead_state',
    name: 'unchanged',
    prepare: async (desk) => ({ lead: await reported(desk, 'OutOfOffice'), state: 'OutOfOffice' }),
    least: { hubspot: ['read'], pipedrive: ['read', 'deals'] },
  },
  {
    action: 'report_lead_state',
    name: 'refused',
    prepare: async (desk) => ({ lead: await reported(desk, 'UnSubscribed'), state: 'Warm' }),
    least: both('read'),
  },
  {
    action: 'report_lead_state',
    name: 'first ever',
    prepare: (desk) => ({ lead: forgotten(desk), state: 'Warm' }),
    least: firstEver(
      ['read', 'write', 'note'],
      ['stages', 'read', 'deals', 'write', 'move the deal', 'note'],
    ),
    more: { pipedrive: 'the moment of its present status stands in the change log alone' },
  },
  {
    action: 'hand_back_lead',
    name: 'usual',
    prepare: async (desk) => ({ lead: await assigned(desk), reason: 'Called in.' }),
    least: both('read', 'owner', 'write', 'note'),
  },
  {
    action: 'hand_back_lead',
    name: 'unchanged',
    prepare: (desk) => ({ lead: desk.lead() }),
    least: both('read'),
    more: { pipedrive: 'whether it was handed back already stands in the change log alone' },
  },
  {
    action: 'log_email',
    name: 'usual',
    prepare: (desk) => ({ lead: desk.lead(), direction: 'sent', subject: 'Hello', body: 'Hi.' }),
    least: both('read', 'note'),
    more: {
      pipedrive: 'whether the same mail is there already; HubSpot tells a lead without notes in the read',
    },
  },
  {
    action: 'log_email',
    name: 'unchanged',
    prepare: async (desk) => {
      const input = { lead: desk.lead(), direction: 'sent', subject: 'Hello', body: 'Hi.' };
      await must(desk.office, 'creates.log_email', input);
      return input;
    },
    least: both('read', 'notes'),
  },
  {
    action: 'stop_follow_up',
    name: 'usual',
    prepare: async (desk) => ({ lead: await assigned(desk) }),
    least: both('read', 'write'),
  },
  {
    action: 'stop_follow_up',
    name: 'unchanged',
    prepare: async (desk) => {
      const lead = await assigned(desk);
      await must(desk.office, 'creates.stop_follow_up', { lead });
      return { lead };
    },
    least: both('read'),
  },
  {
    action: 'set_up_crm',
    name: 'unchanged',
    prepare: () => ({}),
    least: { hubspot: ['fields'], pipedrive: ['fields', 'company fields', 'stages'] },
  },
];
