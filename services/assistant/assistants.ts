// The list of assistants. What a search there looks at is unconfirmed, and so is the largest page: all are read, in
// pages of the documented size. (assistant-7targets.md 2: Endpoints, Assistant object)
import { array, looseObject, nullish, string } from 'zod/mini';
import { parseAnswer, RelayError } from '../../http';
import type { Session } from './session';
import { label } from './vendor';

const page = array(looseObject({ emailid: nullish(string()) }));
const pageSize = 10;
const mostPages = 50;

/** Whether the service has this assistant, and the connection's user may use it. */
export async function knowsAssistant({ send }: Session, email: string): Promise<boolean> {
  const wanted = email.trim().toLowerCase();
  for (let number = 0; number < mostPages; number += 1) {
    const path = `/leads/assistant?page=${number}&size=${pageSize}`;
    const found = parseAnswer(page, (await send({ method: 'GET', path })).data, label);
    if (found.some(({ emailid }) => emailid?.trim().toLowerCase() === wanted)) return true;
    if (found.length < pageSize) return false;
  }
  throw endless();
}

const endless = () =>
  new RelayError('Service unavailable', {
    what: `${label} has more than ${mostPages * pageSize} assistants, or does not end its list.`,
    why: 'Reading on would take longer than a step may.',
    todo: 'Look for the assistant there by hand.',
  });
