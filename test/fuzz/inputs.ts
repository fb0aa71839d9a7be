// Bundles for a call: mostly what a Zap would send, with something else in some places.
import fc from '../helpers/properties';
import type { Callable, InputField } from './callables';
import { mutated, nasty } from './values';

export type Words = Readonly<Record<string, readonly string[]>>;

/** Undefined where the field has no choices of its own. */
function choicesOf({ choices, type }: InputField): string[] | undefined {
  if (type === 'boolean') return ['true', 'false'];
  if (typeof choices !== 'object' || choices === null || 'perform' in choices) return undefined;
  return Array.isArray(choices)
    ? choices.map((choice) => String(Object(choice).value ?? choice))
    : Object.keys(choices);
}

const plausible = (field: InputField, words: Words) =>
  fc.constantFrom(...(choicesOf(field) ?? words[field.key] ?? ['Some text', 'Ada & Söhne', '42']));

function arbitraryOf(field: InputField, words: Words, odd: number): fc.Arbitrary<unknown> {
  const text = plausible(field, words);
  const usual = field.dict
    ? fc.dictionary(
        fc.oneof(fc.constantFrom('Context', 'Score', '__proto__'), fc.string()),
        fc.oneof(text, nasty),
      )
    : field.children
      ? fc.array(recordOf(field.children, words, odd), { maxLength: 3 })
      : text;
  if (odd === 0) return usual;
  return fc.oneof(
    { weight: 10 - odd, arbitrary: usual },
    { weight: odd / 2, arbitrary: mutated(text) },
    { weight: odd / 2, arbitrary: nasty },
  );
}

/** @param odd how many of ten values are not what a Zap would send */
function recordOf(fields: readonly InputField[], words: Words, odd: number) {
  const model = Object.fromEntries(fields.map((field) => [field.key, arbitraryOf(field, words, odd)]));
  const requiredKeys = odd === 0 ? fields.filter(({ required }) => required).map(({ key }) => key) : [];
  return fc.oneof(
    { weight: 4, arbitrary: fc.record(model, { noNullPrototype: true }) },
    { weight: 1, arbitrary: fc.record(model, { noNullPrototype: true, requiredKeys }) },
  );
}

const meta = fc.oneof(
  fc.constantFrom({}, { isPopulatingDedupe: true }, { isLoadingSample: true }, { zap: { id: '7' } }),
  fc.record({ paging_token: nasty, page: nasty, limit: nasty }),
);

/** What Zapier hands to a call beside the connection. */
export const bundleOf = ({ inputFields }: Callable, words: Words, odd: number) =>
  fc.record({
    crm: fc.constantFrom('hubspot' as const, 'pipedrive' as const),
    inputData: recordOf(inputFields, words, odd),
    meta: odd === 0 ? fc.constantFrom({}, { isPopulatingDedupe: true }) : meta,
    targetUrl: fc.constant('https://hooks.zapier.example/1'),
    subscribeData: fc.constantFrom({ id: '1' }, { id: '999' }, {}),
  });
