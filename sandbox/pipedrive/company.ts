import type { Clock } from '../core/clock';
import { Collection } from '../core/collection';
import { Counter, countedUuid } from '../core/ids';
import type { Ledger, Source, View } from '../core/ledger';
import type { Field, LeadLabel, Pipeline, Stage, User, Webhook } from './entities';
import type { KindName, RecordName, SearchableName } from './kinds';
import { defaultSettings, type PipedriveSettings } from './settings';
import { companyDataRows, systemField, systemFields } from './system-fields';

export const pipedriveToken = 'sandbox0pipedrive0token0sandbox0pipedriv'; // 40 characters, as theirs

/** Who writes, when, and through what (pipedrive.md 4: `app` or `api`). */
export interface Stamp {
  at: number;
  source: Source & { userId: number };
  /** Part of an edit of many records at once (pipedrive.md 5.3). */
  bulk?: boolean;
}

export interface Happening {
  action: 'create' | 'change' | 'delete';
  kind: RecordName;
  ledger: Ledger;
  /** Undefined where there was nothing before. */
  before: View | undefined;
  stamp: Stamp;
}

export interface SavedFilter {
  id: number;
  name: string;
  kind: SearchableName;
  addedAt: number;
  matches(ledger: Ledger): boolean;
}

const founder = { name: 'Mara Lindqvist', email: 'mara@northgrid.example' };
const stockLeadLabels = [
  ['Hot', 'red'],
  ['Warm', 'yellow'],
  ['Cold', 'blue'],
] as const;
const stockStages = ['Qualified', 'Contact Made', 'Demo Scheduled', 'Proposal Made', 'Negotiations Started'];

/** The state of one account, and nothing else. */
export class Company {
  readonly settings: PipedriveSettings = defaultSettings();
  readonly users = new Map<number, User>();
  /** API token to user id: one active token per user (pipedrive.md 1.2). */
  readonly apiTokens: Record<string, number> = {};
  readonly fields: Readonly<Record<KindName, Map<string, Field>>> = {
    persons: new Map(),
    organizations: new Map(),
    deals: new Map(),
  };
  readonly records: Readonly<Record<RecordName, Collection>> = {
    persons: new Collection(),
    organizations: new Collection(),
    deals: new Collection(),
    leads: new Collection(),
    notes: new Collection(),
  };
  readonly pipelines: Pipeline[] = [];
  readonly stages: Stage[] = [];
  /** By uuid (pipedrive.md 3.6). */
  readonly leadLabels = new Map<string, LeadLabel>();
  readonly webhooks = new Map<number, Webhook>();
  readonly filters = new Map<number, SavedFilter>();
  /** `persons/7`: not visible to the tokens' users (pipedrive.md 6). */
  readonly hidden = new Set<string>();
  readonly counters = {
    persons: new Counter(101),
    organizations: new Counter(51),
    deals: new Counter(71),
    leads: new Counter(1),
    uuids: new Counter(1),
    notes: new Counter(3001),
    users: new Counter(2201, 11),
    options: new Counter(21),
    pipelines: new Counter(1),
    stages: new Counter(1),
    webhooks: new Counter(551),
    filters: new Counter(9),
  };

  /** Hears of every write. */
  heard: (happening: Happening) => void = () => {};

  constructor(
    readonly clock: Clock,
    /** For field keys. */
    readonly random: () => number,
    /** Users, fields and stages of before the sandbox's time. */
    private readonly founded = Date.UTC(2026, 0, 5, 8),
  ) {
    this.reset();
  }

  reset(): void {
    for (const thing of [this.users, this.leadLabels, this.webhooks, this.filters, this.hidden])
      thing.clear();
    for (const thing of [...Object.values(this.records), ...Object.values(this.counters)]) thing.reset();
    Object.assign(this.settings, defaultSettings());
    this.pipelines.length = 0;
    this.stages.length = 0;
    for (const token of Object.keys(this.apiTokens)) delete this.apiTokens[token];
    this.#fill();
  }

  /** Also the native fields that hang on a setting (pipedrive.md 3.4). */
  fieldsOf(entity: KindName): Field[] {
    const native = entity === 'organizations' && this.settings.companyData ? companyDataRows : [];
    const present = [...this.fields[entity].values()].filter(({ removed }) => !removed);
    return [...native.map((row) => systemField(entity, row)), ...present];
  }

  /** A record that is there, not deleted and not hidden. */
  visible(kind: RecordName, id: number | string): Ledger | undefined {
    const ledger = this.records[kind].get(String(id));
    return ledger && this.shows(kind, ledger) ? ledger : undefined;
  }

  shows(kind: RecordName, { id, removedAt }: Ledger): boolean {
    return removedAt === undefined && !(this.hidden.size > 0 && this.hidden.has(`${kind}/${id}`));
  }

  /** What search sees is this old (pipedrive.md 3.12). */
  indexedUntil(): number {
    return this.clock.now() - this.settings.searchLagMs;
  }

  /** For leads and their labels. */
  uuid(): string {
    return countedUuid(this.random, this.counters.uuids.next());
  }

  addLeadLabel(name: string, color: string, at = this.clock.now()): LeadLabel {
    const label = { id: this.uuid(), name, color, addedAt: at };
    this.leadLabels.set(label.id, label);
    return label;
  }

  addPipeline(name: string, stages: readonly string[]): Pipeline {
    const addedAt = this.founded;
    const order = this.pipelines.length + 1;
    const pipeline = { id: this.counters.pipelines.next(), name, order, addedAt };
    this.pipelines.push(pipeline);
    for (const [index, stage] of stages.entries())
      this.stages.push({
        id: this.counters.stages.next(),
        name: stage,
        order: index + 1,
        pipelineId: pipeline.id,
        probability: 100,
        addedAt,
      });
    return pipeline;
  }

  #fill(): void {
    const id = this.counters.users.next();
    const times = { createdAt: this.founded, updatedAt: this.founded };
    this.users.set(id, { id, ...founder, active: true, admin: true, currency: 'EUR', ...times });
    this.apiTokens[pipedriveToken] = id;
    for (const entity of ['persons', 'organizations', 'deals'] as const) {
      const map = this.fields[entity];
      map.clear();
      for (const field of systemFields(entity)) map.set(field.code, field);
    }
    this.addPipeline('Pipeline', stockStages);
    for (const [name, color] of stockLeadLabels) this.addLeadLabel(name, color, this.founded);
  }
}
