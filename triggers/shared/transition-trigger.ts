// The four transition triggers differ in what they show; how they poll is one thing.
import { type Bundle, defineTrigger, type PollingTriggerPerform, type ZObject } from 'zapier-platform-core';
import { needUser, poll, type Relay, type Selection, sample, seed, withRelay } from '../../handoff';
import { textInput } from '../../inputs';
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

export function transitionPerform(trigger: Pick<TransitionTrigger, 'key' | 'states'>) {
  return (async (z: ZObject, bundle: Bundle) =>
    withRelay({ z, bundle }, async (relay) => {
      const selection = await selectionOf(relay, trigger, bundle.inputData);
      // Local tools call without `meta`: that is an ordinary poll.
      const { meta } = bundle as Partial<Bundle>;
      if (meta?.isLoadingSample) return sample(relay, selection);
      const request = { selection, zapId: meta?.zap?.id ?? '' };
      return meta?.isPopulatingDedupe ? seed(relay, request) : poll(relay, request);
    })) satisfies PollingTriggerPerform;
}

async function selectionOf(
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

export function transitionTrigger(trigger: TransitionTrigger) {
  return defineTrigger({
    key: trigger.key,
    noun: trigger.noun,
    display: { label: trigger.label, description: trigger.description },
    operation: {
      type: 'polling',
      inputFields: trigger.inputFields,
      perform: transitionPerform(trigger),
      sample: { ...transitionSample, ...trigger.sample },
      outputFields: transitionOutputFields,
    },
  });
}
