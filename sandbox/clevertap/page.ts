// CleverTap's part of the page: profiles, and how often each event was seen.
import { type Card, card, type Fact } from '../page-card';
import { each } from '../page-text';
import type { ProfileState } from './handle';
import type { CleverTapSnapshot } from './index';
import { counts } from './read-profile';

/** Nothing where nobody sent a profile. */
export function renderCleverTap({ profileCount, eventCount, profiles }: CleverTapSnapshot): string {
  if (profileCount === 0) return '';
  return `<section id="clevertap"><h2>CleverTap (${profileCount} profiles, ${eventCount} events)</h2>
<div class="cards">${each(profiles, (one) => card(profile(one)))}</div></section>`;
}

function profile({ identity, objectId, properties, events }: ProfileState): Card {
  return {
    title: identity ?? objectId,
    marks: Object.entries(counts(events)).map(([name, { count }]) => `${name} × ${count}`),
    facts: Object.entries(properties).map(([name, value]): Fact => [name, shown(value)]),
  };
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
