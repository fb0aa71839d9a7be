// Everything that Zapier can call, found in the definition: performs, subscriptions, dropdowns, the connection's test.
import type { Bundle, ZObject } from 'zapier-platform-core';
import App from '../../index';
import { allInputs, type Field } from '../../scripts/docs/fields';

export type InputField = Field;

export interface Callable {
  /** Such as `creates.assign_lead.perform`. */
  name: string;
  /** As the platform addresses it: `creates.assign_lead.operation.perform`. */
  method: string;
  perform(z: ZObject, bundle: Bundle): unknown;
  inputFields: readonly InputField[];
}

interface Operation {
  operation: Record<string, unknown> & { inputFields?: readonly InputField[] };
}

const groups = { triggers: App.triggers, creates: App.creates, searches: App.searches };
const functions = ['perform', 'performList', 'performSubscribe', 'performUnsubscribe'];

const isPerform = (value: unknown): value is Callable['perform'] => typeof value === 'function';

function callablesOf(name: string, { operation }: Operation): Callable[] {
  const { inputFields: given = [] } = operation;
  const inputFields = allInputs(given);
  const own = functions.map((key) => ({
    name: `${name}.${key}`,
    method: `${name}.operation.${key}`,
    perform: operation[key],
    inputFields,
  }));
  const lists = given.map(({ key, choices }, index) => ({
    name: `${name}.${key}.choices`,
    method: `${name}.operation.inputFields.${index}.choices.perform`,
    perform: Object(choices).perform,
    inputFields,
  }));
  return [...own, ...lists].flatMap(({ perform, ...rest }) =>
    isPerform(perform) ? [{ ...rest, perform }] : [],
  );
}

const ofGroup = ([group, operations]: [string, unknown]) =>
  Object.entries(operations as Record<string, Operation>).flatMap(([key, operation]) =>
    callablesOf(`${group}.${key}`, operation),
  );

export const callables: readonly Callable[] = [
  ...Object.entries(groups).flatMap(ofGroup),
  {
    name: 'authentication.test',
    method: 'authentication.test',
    perform: App.authentication?.test as Callable['perform'],
    inputFields: [],
  },
];
