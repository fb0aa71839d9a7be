import { array, unknown } from 'zod/mini';
import { parseAnswer, type Section } from '../../http';
import { openSession } from './session';
import { accountFields, label } from './vendor';

/** A token, then one assistant: the second call also checks the user identifier. (assistant-7targets.md 2) */
export const assistantSection: Section = {
  title: 'Assistant service',
  fields: accountFields,
  test: async (call) => {
    const { send, user } = openSession(call);
    const answer = await send({ method: 'GET', path: '/leads/assistant?page=0&size=1' });
    parseAnswer(array(unknown()), answer.data, label);
    return { assistant_service: `connected as ${user}` };
  },
};
