// What one account holds: profiles with their events, and what was lost on the way.
import type { Clock } from '../core/clock';
import { Counter } from '../core/ids';
import { identifiers } from './judge';
import { merge, type Properties } from './merge';
import { normalized } from './names';
import { asObject, type JsonObject } from './problem';
import { defaultSettings } from './settings';

export interface StoredEvent {
  name: string;
  /** Epoch seconds. */
  ts: number;
  data: JsonObject;
}

export interface Profile {
  identity: string | undefined;
  objectId: string;
  properties: Properties;
  events: StoredEvent[];
}

/** What the dashboard shows and the answer of an upload does not. (clevertap.md 6) */
export interface Loss {
  identifier: string;
  what: string;
}

export class Account {
  readonly settings = defaultSettings();
  readonly profiles = new Set<Profile>();
  readonly losses: Loss[] = [];
  readonly #byIdentifier = new Map<string, Profile>();
  /** An event keeps the spelling in which it was first seen. (clevertap.md 5) */
  readonly #eventNames = new Map<string, string>();
  readonly #counter = new Counter(1);

  constructor(private readonly clock: Clock) {}

  /** Nothing makes an event that came before the same one. (clevertap.md 8) */
  store(record: JsonObject): void {
    const profile = this.#profileOf(record);
    if (record.type === 'profile') {
      const lost = merge(profile.properties, asObject(record.profileData) ?? {});
      this.losses.push(...lost.map((what) => ({ identifier: profile.identity ?? profile.objectId, what })));
      return;
    }
    const ts = typeof record.ts === 'number' ? record.ts : Math.floor(this.clock.now() / 1000);
    const name = this.#knownName(String(record.evtName));
    profile.events.push({ name, ts, data: asObject(record.evtData) ?? {} });
  }

  find(name: 'identity' | 'objectId', value: string): Profile | undefined {
    return this.#byIdentifier.get(`${name}:${value}`);
  }

  reset(): void {
    Object.assign(this.settings, defaultSettings());
    this.profiles.clear();
    this.losses.length = 0;
    this.#byIdentifier.clear();
    this.#eventNames.clear();
    this.#counter.reset();
  }

  /** An unknown identifier makes a new profile; case and spaces tell two apart (unconfirmed). (clevertap.md 3) */
  #profileOf(record: JsonObject): Profile {
    const name = identifiers.find((one) => record[one] !== undefined) ?? 'identity';
    const value = String(record[name]);
    const known = this.#byIdentifier.get(`${name}:${value}`);
    if (known) return known;
    const objectId = name === 'objectId' ? value : `sandbox-object-${this.#counter.next()}`;
    const identity = name === 'identity' ? value : undefined;
    const profile = { identity, objectId, properties: new Map(), events: [] };
    this.profiles.add(profile);
    this.#byIdentifier.set(`objectId:${objectId}`, profile);
    this.#byIdentifier.set(`${name}:${value}`, profile);
    return profile;
  }

  #knownName(name: string): string {
    const known = this.#eventNames.get(normalized(name)) ?? name;
    this.#eventNames.set(normalized(name), known);
    return known;
  }
}
