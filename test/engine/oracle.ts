// json-logic-js as the reference, with our own operators written once more, in another way.
import jsonLogic, { type AdditionalOperation, type RulesLogic } from 'json-logic-js';

const own: Record<string, (this: unknown, ...args: unknown[]) => boolean> = {
  exists(name) {
    return apply({ '!': { missing: [name] } }, this) === true;
  },
  matches_domain(value, domains) {
    if (typeof value !== 'string') return false;
    const host = value.includes('://') ? new URL(value).hostname : value.trim().replace(/^.*@/, '');
    const names = [domains].flat().map((name) => String(name).replaceAll('.', '\\.'));
    return names.some((name) => new RegExp(`(^|\\.)${name}$`, 'i').test(host));
  },
  starts_with(value, start) {
    return typeof value === 'string' && new RegExp(`^${start}`, 'i').test(value);
  },
  contains(value, part) {
    return typeof value === 'string' && new RegExp(String(part), 'i').test(value);
  },
};

for (const [name, operation] of Object.entries(own)) jsonLogic.add_operation(name, operation);

/** What json-logic-js makes of a condition. */
export function holds(when: unknown, facts: unknown): boolean {
  return jsonLogic.truthy(apply(when, facts));
}

/** What json-logic-js answers. */
export function apply(when: unknown, facts: unknown): unknown {
  // A checked condition is JSON Logic; the types cannot know.
  return jsonLogic.apply(when as RulesLogic<AdditionalOperation>, facts);
}
