// What a call may end in: a result of the form that Zapier takes, or an error with a name of the contract.
import { errorKinds } from '../../http';

const classes = ['AppError', 'HaltedError', 'ThrottledError', 'ExpiredAuthError'];
const named = new RegExp(`^(${errorKinds.join('|')}): \\S`);

/** What is wrong with an error; undefined where nothing is. */
export function faultInError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return `Something was thrown that is no error: ${String(error)}`;
  const told = `${error.name}: ${error.stack ?? error.message}`;
  if (!classes.includes(error.name)) return `An error without a name: ${told}`;
  const { message, delay } = partsOf(error);
  if (!named.test(message)) return `A message without a name: ${told}`;
  if (/\bundefined\b|\bNaN\b|\[object \w+\]/.test(withoutQuotes(message)))
    return `Not meant for people: ${told}`;
  return error.name === 'ThrottledError' && !(Number.isFinite(delay) && Number(delay) > 0)
    ? `Throttled for ${delay} seconds`
    : undefined;
}

function partsOf({ message }: Error): { message: string; delay?: number } {
  return message.startsWith('{') ? JSON.parse(message) : { message };
}

/** What a user typed, or a vendor said, may hold any word. */
const withoutQuotes = (message: string) => message.replace(/".*"/gs, '""');

/** What is wrong with a result. (zapier-platform.md 3: Result checks) */
export function faultInResult(name: string, result: unknown): string | undefined {
  // What cannot be written as JSON throws here, which is as bad as any other error.
  const text = JSON.stringify(result);
  if (/\.perform(List)?$/.test(name) && /^(triggers|searches)/.test(name) && !Array.isArray(result))
    return `No list: ${text}`;
  if (/^creates\..*\.perform$/.test(name) && !isPlain(result)) return `No object: ${text}`;
  if (!/^triggers\..*\.perform(List)?$/.test(name) || !Array.isArray(result)) return undefined;
  const ids = result.map((item) => Object(item).id);
  const odd = ids.some((id) => typeof id !== 'string' || id === '') || new Set(ids).size < ids.length;
  return odd ? `Ids that do not tell items apart: ${JSON.stringify(ids)}` : undefined;
}

const isPlain = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
