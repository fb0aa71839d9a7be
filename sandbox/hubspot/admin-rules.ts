// hubspot.md 2: what an admin requires in the portal binds API writes from 2026-09 on.
import type { Values } from '../core/ledger';
import type { Problem } from './entities';
import type { HubSpotSettings } from './settings';

export function adminProblems(
  settings: HubSpotSettings,
  after: Values,
  sent: Values,
  isNew: boolean,
): Problem[] {
  return [...(isNew ? requiredOnCreate(settings, after) : []), ...requiredByCondition(settings, after, sent)];
}

function requiredOnCreate({ requiredProperties }: HubSpotSettings, after: Values): Problem[] {
  const missing = requiredProperties.filter((name) => !after[name]);
  return missing.map((name) => ({
    name,
    code: 'MISSING_REQUIRED_PROPERTY',
    message: `${name} is required to create this record.`,
  }));
}

function requiredByCondition(
  { conditionalProperties }: HubSpotSettings,
  after: Values,
  sent: Values,
): Problem[] {
  return conditionalProperties.flatMap(({ property, value, requires }) => {
    const trips = sent[property] && (value === undefined || sent[property] === value) && !after[requires];
    if (!trips) return [];
    const message = `${requires} is required when ${property} is ${sent[property]}.`;
    return [{ name: requires, code: 'MISSING_CONDITIONAL_REQUIRED_PROPERTY', message }];
  });
}
