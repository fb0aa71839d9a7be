// What events and properties may be called. (clevertap.md 4, 5)
import { RelayError } from '../../http';
import { bytes, longestName } from './limits';

/** Capitals and blanks make no other name. */
const normalized = (name: string): string => name.replace(/\s/g, '').toLowerCase();

const own = new Set(
  [
    ...['Notification Sent', 'Notification Viewed', 'Notification Clicked', 'Notification Delivered'],
    ...['Notification Replied', 'UTM Visited', 'App Launched', 'App Uninstalled', 'App Version Changed'],
    ...['Stayed', 'Reply Sent', 'Experiment Rendered', 'Reachable By', 'Identity Reset', 'Identity Set'],
    ...['Identity Error', 'Web Page Viewed', 'App Installed', 'Push Impressions', 'State Transitioned'],
    ...['Session Concluded', 'Geocluster Entered', 'Geocluster Exited', 'Channel Unsubscribed'],
    ...['Segment Membership Change'],
  ].map(normalized),
);

/** The purchase event, which alone may hold a list of items. */
export const isCharged = (name: string): boolean => normalized(name) === 'charged';

const forbiddenInEvents = /[%><!|&.:;$'"\\]/g;
export const forbidden = {
  event: forbiddenInEvents,
  profile: /[%><!|&.:;$'"\\#]/g,
} as const;

/** @throws RelayError `Invalid input` for a name that CleverTap refuses */
export function checkEventName(name: string): string {
  const [sign] = name.match(forbiddenInEvents) ?? [];
  if (sign) throw badEventName(name, `CleverTap does not allow ${sign} in it.`);
  if (bytes(name) > longestName) throw badEventName(name, `It is longer than ${longestName} bytes.`);
  if (own.has(normalized(name))) throw badEventName(name, 'CleverTap keeps this name for itself.');
  return name;
}

const badEventName = (name: string, why: string) =>
  new RelayError('Invalid input', {
    what: `"${name.slice(0, 60)}" cannot be the name of an event.`,
    why,
    todo: 'Choose another name; capitals and spaces make no difference.',
  });

/**
 * A property's name as CleverTap allows it: what it forbids becomes `_`.
 * @throws RelayError `Invalid input` for one that is empty or too long
 */
export function propertyName(name: string, signs: RegExp): string {
  const allowed = name.trim().replace(signs, '_');
  if (allowed !== '' && bytes(allowed) <= longestName) return allowed;
  throw new RelayError('Invalid input', {
    what:
      allowed === ''
        ? 'A property has no name.'
        : `The property "${allowed.slice(0, 60)}…" has too long a name.`,
    why: `A name has 1 to ${longestName} bytes.`,
    todo: 'Give it another name.',
  });
}
