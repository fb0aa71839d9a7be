// The four transition triggers differ in what they show; how they poll is one thing.
import { defineTrigger } from 'zapier-platform-core';
import { needUser, type Relay, type Selection, transitions } from '../../handoff';
import { textInput } from '../../inputs';
import { feedPerform } from './feed-perform';
import { transitionOutputFields, transitionSample } from './transition-output';

export interface TransitionTrigger {
  key: Selection['trigger'];
  noun: string;
  label: string;
  description: string;
  inputFields: Parameters<typeof defineTrigger>[0]['operation'] extends { inputFields?: infer F } ? F : never;
  /** The states that the inputs ask for; empty means any. */
  states(inputData: Record<string, unknown>): Pick<Selection, 'fromStates' | 'toStates'>;
  sample: Record<string, unknown>;
}

export const anyState = () => ({ fromStates: [], toStates: [] });

export const transitionPerform = (trigger: Pick<TransitionTrigger, 'key' | 'states'>) =>
  feedPerform(transitions, (relay, inputData) => selectionOf(relay, trigger, inputData));

/** What a Zap's inputs ask for. @throws RelayError where they name what does not exist */
export async function selectionOf(
  relay: Relay,
  trigger: Pick<TransitionTrigger, 'key' | 'states'>,
  inputData: Record<string, unknown>,
): Promise<Selection> {
  const assistant = textInput(inputData.assistant);
  return {
    trigger: trigger.key,
    ...trigger.states(inputData),
    ...(assistant && { assistantId: (await needUser(relay, assistant, 'assistant')).id }),
  };
}

/** What a Zap fills in, and what it gets. */
export const transitionItems = ({ inputFields, sample }: TransitionTrigger) => ({
  inputFields,
  sample: { ...transitionSample, ...sample },
  outputFields: transitionOutputFields,
});

export function transitionTrigger(trigger: TransitionTrigger) {
  return defineTrigger({
    key: trigger.key,
    noun: trigger.noun,
    display: { label: trigger.label, description: trigger.description },
    operation: {
      type: 'polling',
      perform: transitionPerform(trigger),
      ...transitionItems(trigger),
    },
  });
}
