// Values that change what a profile holds, such as {"$incr": 1}. (clevertap.md 4)
import { RelayError } from '../../http';
import { isObject, type JsonObject } from '../../inputs';
import { checkCount, checkLength, mostListItems } from './limits';

interface Operator {
  fits(operand: unknown): boolean;
  form: string;
  /** Arriving twice is not the same as arriving once. */
  addsUp: boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

const operators: Readonly<Record<string, Operator>> = {
  $add: { fits: isTexts, form: 'a list of texts', addsUp: true },
  $remove: { fits: isTexts, form: 'a list of texts', addsUp: false },
  $incr: { fits: Number.isSafeInteger, form: 'a whole number', addsUp: true },
  $decr: { fits: Number.isSafeInteger, form: 'a whole number', addsUp: true },
  $delete: { fits: (operand) => operand === 1, form: '1', addsUp: false },
};

/** An object with a key such as `$incr`: nobody means that as text. */
export const hasOperator = (value: unknown): value is JsonObject =>
  isObject(value) && Object.keys(value).some((key) => key.startsWith('$'));

/** Whether a profile with this value may be sent a second time. */
export const addsUp = (value: unknown): boolean =>
  hasOperator(value) && Object.keys(value).some((name) => operators[name]?.addsUp === true);

/** @throws RelayError `Invalid input` for an operator that CleverTap does not have, or that is used wrongly */
export function checkOperator(key: string, value: JsonObject): JsonObject {
  const [[name, operand] = ['', undefined], ...more] = Object.entries(value);
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!operator || more.length > 0)
    throw wrong(key, `One of ${Object.keys(operators).join(', ')} can be used at a time.`);
  if (!operator.fits(operand)) throw wrong(key, `${name} needs ${operator.form}.`);
  if (isTexts(operand)) {
    checkCount(`texts in "${key}"`, operand.length, mostListItems);
    for (const text of operand) checkLength(key, text);
  }
  return value;
}

const wrong = (key: string, why: string) =>
  new RelayError('Invalid input', {
    what: `The operator in "${key}" cannot be sent.`,
    why,
    todo: 'Write it like {"$incr": 1} or {"$add": ["text"]}.',
  });
