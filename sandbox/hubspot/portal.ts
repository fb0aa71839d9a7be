import type { Clock } from '../core/clock';
import { Collection } from '../core/collection';
import { Counter } from '../core/ids';
import { Links } from '../core/links';
import { contactDefaults, emailDefaults, noteDefaults } from './default-properties';
import type { Owner, PropertyDefinition, PropertyGroup } from './entities';
import type { Kind, KindName } from './kinds';
import { defaultSettings, type HubSpotSettings } from './settings';

export const defaultToken = 'pat-na1-sandbox';

/** Everything our actions may need (hubspot.md 1.2). */
export const allScopes = [
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.owners.read',
  'crm.schemas.contacts.read',
  'crm.schemas.contacts.write',
  'sales-email-read',
] as const;

export type PropertyMap = Map<string, PropertyDefinition>;

/** The state of one account, and nothing else. Ids are beyond 32 bits where HubSpot's are (hubspot.md 3.1). */
export class Portal {
  readonly settings: HubSpotSettings = defaultSettings();
  readonly tokens: Record<string, string[]> = {};
  readonly owners = new Map<string, Owner>();
  readonly groups = new Map<string, PropertyGroup>();
  readonly links = new Links();
  /** Lower-case address, additional ones too, to contact id: all are unique (hubspot.md 3.2). */
  readonly addresses = new Map<string, string>();
  readonly records: Readonly<Record<KindName, Collection>> = {
    contacts: new Collection(),
    notes: new Collection(),
    emails: new Collection(),
  };
  readonly properties: Readonly<Record<KindName, PropertyMap>> = {
    contacts: new Map(),
    notes: new Map(),
    emails: new Map(),
  };
  readonly counters = {
    contacts: new Counter(151_000_000_101, 50),
    notes: new Counter(88_000_000_001, 1),
    emails: new Counter(88_500_000_001, 1),
    owners: new Counter(4_160_000_011, 7),
    users: new Counter(71_200_001, 13),
  };

  constructor(
    readonly clock: Clock,
    /** Owners and properties of before the sandbox's time. */
    private readonly founded = Date.UTC(2026, 0, 5, 8),
  ) {
    this.reset();
  }

  reset(): void {
    for (const thing of [this.owners, this.groups, this.links, this.addresses]) reset(thing);
    for (const thing of [...Object.values(this.records), ...Object.values(this.counters)]) thing.reset();
    Object.assign(this.settings, defaultSettings());
    for (const token of Object.keys(this.tokens)) delete this.tokens[token];
    this.tokens[defaultToken] = [...allScopes];
    this.groups.set('contactinformation', {
      name: 'contactinformation',
      label: 'Contact information',
      displayOrder: 0,
    });
    this.#define('contacts', contactDefaults());
    this.#define('notes', noteDefaults());
    this.#define('emails', emailDefaults());
  }

  definition(kind: KindName, name: string): PropertyDefinition | undefined {
    const found = this.properties[kind].get(name);
    return found && !found.archived ? found : undefined;
  }

  activeOwner(id: string): Owner | undefined {
    const owner = this.owners.get(id);
    return owner && !owner.archived ? owner : undefined;
  }

  /** What search sees is this old (hubspot.md 4.4). */
  indexedUntil(): number {
    return this.clock.now() - this.settings.searchLagMs;
  }

  urlOf(kind: Kind, id: string): string {
    const { uiDomain, portalId } = this.settings;
    return `https://${uiDomain}/contacts/${portalId}/record/${kind.typeId}/${id}`;
  }

  #define(kind: KindName, definitions: PropertyDefinition[]): void {
    const map = this.properties[kind];
    map.clear();
    const at = { createdAt: this.founded, updatedAt: this.founded };
    for (const definition of definitions) map.set(definition.name, { ...definition, ...at });
  }
}

function reset(thing: Map<string, unknown> | Links): void {
  if (thing instanceof Links) thing.reset();
  else thing.clear();
}
