import type { Values } from '../core/ledger';
import { type Stored, storedDate, storedDatetime } from './dates';
import type { Problem, PropertyDefinition, Warning } from './entities';
import type { KindName } from './kinds';
import type { Portal } from './portal';

export interface Checked {
  values: Record<string, string>;
  problems: Problem[];
  warnings: Warning[];
}

export interface CheckOptions {
  current: Values;
  /** HubSpot itself may set what the API may not. */
  system?: boolean;
  /** hubspot.md 2: only from 2026-09 on. */
  normalizesDates?: boolean;
}

type Verdict = { value: string; warning?: Warning } | Problem;
const textLimit = 65_536; // hubspot.md 6, 7

/** Looks at every property, so that all bad ones are told at once (hubspot.md 1.6). */
export function check(portal: Portal, kind: KindName, raw: Values, options: CheckOptions): Checked {
  const checked: Checked = { values: {}, problems: [], warnings: [] };
  for (const [name, text] of Object.entries(raw)) {
    const verdict = checkOne(portal, portal.definition(kind, name), name, text, options);
    if ('value' in verdict) checked.values[name] = verdict.value;
    else checked.problems.push(verdict);
    if ('warning' in verdict && verdict.warning) checked.warnings.push(verdict.warning);
  }
  return checked;
}

function checkOne(
  portal: Portal,
  definition: PropertyDefinition | undefined,
  name: string,
  text: string,
  options: CheckOptions,
): Verdict {
  if (!definition)
    return { name, code: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` };
  if (definition.readOnlyValue && !options.system)
    return {
      name,
      code: 'READ_ONLY_VALUE',
      message: `"${name}" is a read only property; its value cannot be set.`,
    };
  if (text === '') return { value: '' }; // clears (hubspot.md 3.4)
  return checkValue(portal, definition, text, options);
}

function checkValue(
  portal: Portal,
  definition: PropertyDefinition,
  text: string,
  options: CheckOptions,
): Verdict {
  const { name } = definition;
  switch (definition.type) {
    case 'enumeration':
      return definition.externalOptions
        ? checkOwner(portal, name, text)
        : checkOptions(definition, text, options);
    case 'bool':
      return text === 'true' || text === 'false' ? { value: text } : badOption(name, text, ['true', 'false']);
    case 'number':
      return checkNumber(name, text);
    case 'date':
      return dated(name, text, storedDate(text), options);
    case 'datetime':
      return dated(name, text, storedDatetime(text), options);
    default:
      return checkText(name, text);
  }
}

/** hubspot.md 3.8: an active owner's id, never a userId. The error's code is unconfirmed, so none is given. */
function checkOwner(portal: Portal, name: string, text: string): Verdict {
  if (portal.activeOwner(text)) return { value: text };
  return { name, message: `${name} was set to owner ${text}, which is not a valid, active owner.` };
}

/** hubspot.md 3.6: the exact internal value; hubspot.md 6: `a;b` replaces, a leading `;` appends. */
function checkOptions(definition: PropertyDefinition, text: string, { current }: CheckOptions): Verdict {
  const { name, options, fieldType } = definition;
  const allowed = options.map(({ value }) => value);
  const many = fieldType === 'checkbox';
  const picked = many ? text.split(';').filter((part) => part !== '') : [text];
  const bad = picked.find((part) => !allowed.includes(part));
  if (bad !== undefined) return badOption(name, bad, allowed);
  const before =
    many && text.startsWith(';') ? (current[name] ?? '').split(';').filter((part) => part !== '') : [];
  return { value: [...new Set([...before, ...picked])].join(';') };
}

function badOption(name: string, text: string, allowed: readonly string[]): Problem {
  return {
    name,
    code: 'INVALID_OPTION',
    message: `${text} was not one of the allowed options: [${allowed.join(', ')}]`,
  };
}

function checkNumber(name: string, text: string): Verdict {
  if (/^-?\d+(\.\d+)?$/.test(text)) return { value: text };
  return { name, code: 'INVALID_INTEGER', message: `${text} was not a valid number.` };
}

function dated(
  name: string,
  text: string,
  stored: Stored | undefined,
  { normalizesDates = false }: CheckOptions,
): Verdict {
  if (!stored || (stored.normalized && !normalizesDates))
    return { name, code: 'INVALID_DATE', message: `${text} was not a valid date.` };
  if (!stored.normalized) return { value: stored.value };
  const context = { propertyName: [name], rawValue: [text], normalizedValue: [stored.value] };
  const message = `The value of ${name} was normalized.`;
  return { value: stored.value, warning: { category: 'PROPERTY_VALUE_NORMALIZED', message, context } };
}

function checkText(name: string, text: string): Verdict {
  if (text.length > textLimit) return { name, message: `${name} is longer than ${textLimit} characters.` };
  if (name === 'email' && !/^[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/.test(text))
    return { name, code: 'INVALID_EMAIL', message: `Email address ${text} is invalid` };
  return { value: text };
}
