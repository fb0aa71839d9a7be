import type { Clock } from '../core/clock';
import type { Vendor } from '../core/types';
import { dispatch } from './dispatch';
import { HubSpotSandbox } from './handle';
import { Limits } from './limits';
import { Portal } from './portal';
import { realLimits } from './settings';
import { type ContactState, contactHistory, contactState, type HistoryEntry } from './state';

export interface HubSpotVendor extends Vendor {
  handle: Vendor['handle'];
  direct: HubSpotSandbox;
  /** Turns HubSpot's real limits on where none are set, counted in real time. */
  goLive(): void;
  snapshot(): HubSpotSnapshot;
}

export interface HubSpotSnapshot {
  settings: HubSpotSandbox['settings'];
  owners: ReturnType<HubSpotSandbox['owners']>;
  /** Of all; only the latest changed are listed. */
  contactCount: number;
  contacts: (ContactState & { history: HistoryEntry[] })[];
  notes: ReturnType<HubSpotSandbox['notes']>;
  emails: ReturnType<HubSpotSandbox['emails']>;
  customProperties: ReturnType<HubSpotSandbox['properties']>;
}

/** The page and the state answer show this many contacts, the latest changed first. */
const shownContacts = 200;
const shownHistory = 40;

export function createHubSpot(clock: Clock, random: () => number, limitClock: () => number): HubSpotVendor {
  const portal = new Portal(clock);
  const limits = new Limits(portal.settings, limitClock);
  const direct = new HubSpotSandbox(portal);
  return {
    direct,
    handle: (request) => dispatch(portal, limits, random, request),
    goLive: () => {
      const { burstLimit, dailyLimit, searchPerSecond } = portal.settings;
      portal.settings.burstLimit = burstLimit ?? realLimits.burstLimit;
      portal.settings.dailyLimit = dailyLimit ?? realLimits.dailyLimit;
      portal.settings.searchPerSecond = searchPerSecond ?? realLimits.searchPerSecond;
    },
    snapshot: () => snapshot(portal, direct),
    reset: () => {
      portal.reset();
      limits.reset();
    },
  };
}

function snapshot(portal: Portal, direct: HubSpotSandbox): HubSpotSnapshot {
  const present = portal.records.contacts.all().filter(({ removedAt }) => removedAt === undefined);
  const latest = [...present].sort((one, other) => other.stamp - one.stamp).slice(0, shownContacts);
  return {
    settings: portal.settings,
    owners: direct.owners(),
    contactCount: present.length,
    contacts: latest.map((ledger) => ({
      ...contactState(portal, ledger),
      history: contactHistory(ledger, shownHistory),
    })),
    notes: direct.notes(),
    emails: direct.emails(),
    customProperties: direct.properties().filter(({ hubspotDefined }) => !hubspotDefined),
  };
}
