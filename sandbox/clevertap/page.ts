// CleverTap's part of the page: profiles, and how often each event was seen.
import { each, escaped } from '../page-text';
import type { ProfileState } from './handle';
import type { CleverTapSnapshot } from './index';
import { counts } from './read-profile';

/** Nothing where nobody sent a profile. */
export function renderCleverTap({ profileCount, eventCount, profiles }: CleverTapSnapshot): string {
  if (profileCount === 0) return '';
  return `<section><h2>CleverTap (${profileCount} profiles, ${eventCount} events)</h2>
<table><tr><th>Profile</th><th>Properties</th><th>Events</th></tr>${each(profiles, row)}</table></section>`;
}

function row({ identity, objectId, properties, events }: ProfileState): string {
  const held = Object.entries(properties).map(([key, value]) => `${key}: ${shown(value)}`);
  const seen = Object.entries(counts(events)).map(([name, { count }]) => `${name} × ${count}`);
  return `<tr><td>${escaped(identity ?? objectId)}</td><td>${lines(held)}</td><td>${lines(seen)}</td></tr>`;
}

const lines = (texts: readonly string[]): string => texts.map(escaped).join('<br>');
const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
