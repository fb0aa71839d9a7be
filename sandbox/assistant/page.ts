// The service's part of the page: the leads that its assistants work.
import { type Card, card } from '../page-card';
import { each } from '../page-text';
import type { ServiceLead } from './handle';
import type { AssistantSnapshot } from './index';

/** Nothing where nobody sent a lead. */
export function renderAssistant({ leadCount, leads }: AssistantSnapshot): string {
  if (leadCount === 0) return '';
  return `<section id="assistant"><h2>The assistant’s service (${leadCount} leads)</h2>
<div class="cards">${each(leads, (one) => card(lead(one)))}</div></section>`;
}

function lead({ name, lastName, email, assistant, schedule, state, nextScheduleTime }: ServiceLead): Card {
  return {
    title: [name, lastName].filter(Boolean).join(' '),
    sub: [email],
    marks: [state],
    facts: [
      ['assistant', assistant],
      ['sequence', schedule],
      ['next message', nextScheduleTime ?? 'none'],
    ],
  };
}
