import { leadStates, meaningOf, policy } from '../engine';
import { textInput } from '../inputs';
import { listedAssistant } from './people';
import type { Relay } from './relay';

export interface Choices {
  results: { id: string; label: string }[];
  paging_token: string | null;
}

const pageSize = 100;

/** Active users for a dropdown, the listed assistants first; a page at a time. */
export async function userChoices(relay: Relay, pagingToken: unknown): Promise<Choices> {
  const start = Number(textInput(pagingToken)) || 0;
  const users = (await relay.crm.owners()).filter(({ active }) => active);
  const sorted = [
    ...users.filter((user) => listedAssistant(user)),
    ...users.filter((user) => !listedAssistant(user)),
  ];
  const results = sorted.slice(start, start + pageSize).map(({ id, name, email }) => ({
    id,
    label: name === email ? email : `${name} (${email})`,
  }));
  const end = start + pageSize;
  return { results, paging_token: end < sorted.length ? String(end) : null };
}

/** By their values, what a dropdown of the rules' own words shows: the word, and what it means. */
const explained = (meanings: readonly (readonly [word: string, meaning: string])[]) =>
  Object.fromEntries(meanings.map(([word, meaning]) => [word, `${word}: ${meaning}`]));

export const scheduleChoices = (): Record<string, string> =>
  explained(Object.entries(policy.schedules).map(([name, { meaning }]) => [name, meaning]));

export const stateChoices = (): Record<string, string> =>
  explained(leadStates.map((state) => [state, meaningOf(state)]));
