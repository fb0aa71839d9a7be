// The shipped rules as one would write them by hand, with switches: how fast it could be.
import type { Facts } from '../../engine/facts';
import type { Answered, Asked } from './question';

export function byHand({ state, reassignment, schedule }: Asked): Answered {
  const contact_status = state.crm === 'hubspot' ? hubSpotStatus(state) : (stageOf(state) ?? '');
  const stage = state.crm === 'hubspot' ? undefined : stageOf(state);
  const decided = assignment(reassignment);
  return { contact_status, stage, allowed: mayFollow(state), ...decided, schedule: scheduleOf(schedule) };
}

function hubSpotStatus({ state }: Facts['state']): string {
  switch (state) {
    case 'New':
      return 'NEW';
    case 'Hot':
    case 'Responded':
    case 'LeadAtRisk':
      return 'CONNECTED';
    case 'Processed':
      return 'QUALIFIED';
    case 'DeActivated':
    case 'UnSubscribed':
      return 'UNQUALIFIED';
    default:
      return 'IN_PROGRESS';
  }
}

function stageOf({ state }: Facts['state']): string | undefined {
  switch (state) {
    case 'Hot':
      return 'Demo Scheduled';
    case 'Pending':
    case 'Cold':
    case 'Engaged':
    case 'Warm':
    case 'OutOfOffice':
      return 'Contact Made';
    default:
      return undefined;
  }
}

const mayFollow = ({ state, previous_state: previous }: Facts['state']): boolean =>
  previous === state || (previous !== 'DeActivated' && previous !== 'UnSubscribed');

function assignment({ lead, request, policy }: Facts['reassignment']): Pick<Answered, 'decision' | 'note'> {
  if (lead.accepted_by_this_assistant) return { decision: 'already_assigned', note: 'accepted' };
  const status = lead.connection_status;
  if (status === 'UnSubscribed' || status === 'DeActivated')
    return { decision: 'refused', note: 'refused_unsubscribed' };
  if (status !== undefined && !request.allow_reassignment && policy.check_accidental)
    return { decision: 'refused', note: 'refused_already_worked' };
  return { decision: 'accepted', note: 'accepted' };
}

function scheduleOf({ lead, request, assistant }: Facts['schedule']): string {
  if (request.schedule !== undefined) return request.schedule;
  if (lead.schedule_field !== undefined) return lead.schedule_field;
  if (lead.source === 'Event') return 'Event';
  if (lead.country === undefined ? isEuropeanAddress(lead.email) : isEuropean(lead.country)) return 'Europe';
  return assistant.default_schedule ?? 'Recommended';
}

function isEuropean(country: string): boolean {
  switch (country) {
    case 'AT':
    case 'BE':
    case 'CH':
    case 'CZ':
    case 'DE':
    case 'DK':
    case 'ES':
    case 'FI':
    case 'FR':
    case 'GB':
    case 'IE':
    case 'IT':
    case 'LU':
    case 'NL':
    case 'NO':
    case 'PL':
    case 'PT':
    case 'SE':
    case 'UK':
    case 'Austria':
    case 'Belgium':
    case 'Switzerland':
    case 'Czechia':
    case 'Germany':
    case 'Denmark':
    case 'Spain':
    case 'Finland':
    case 'France':
    case 'United Kingdom':
    case 'Ireland':
    case 'Italy':
    case 'Luxembourg':
    case 'Netherlands':
    case 'Norway':
    case 'Poland':
    case 'Portugal':
    case 'Sweden':
      return true;
    default:
      return false;
  }
}

function isEuropeanAddress(email: string | undefined): boolean {
  if (email === undefined) return false;
  switch (
    email
      .slice(email.lastIndexOf('.') + 1)
      .trim()
      .toLowerCase()
  ) {
    case 'at':
    case 'be':
    case 'ch':
    case 'cz':
    case 'de':
    case 'dk':
    case 'es':
    case 'eu':
    case 'fi':
    case 'fr':
    case 'ie':
    case 'it':
    case 'lu':
    case 'nl':
    case 'no':
    case 'pl':
    case 'pt':
    case 'se':
    case 'uk':
      return true;
    default:
      return false;
  }
}
