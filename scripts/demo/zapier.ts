// What Zapier does around an integration: it calls the handler with events, and fires each item id once a Zap.
import type { Handler } from '../packaged';

export type Item = Record<string, unknown> & { id: string };

export class Zapier {
  /** The platform's cache, which outlives single calls. */
  private readonly cache = {};

  constructor(
    private readonly handler: Handler,
    private readonly environment: Record<string, string>,
    private readonly authData: Record<string, string>,
  ) {}

  async call(method: string, inputData: object = {}, meta: object = {}): Promise<unknown> {
    const bundle = {
      authData: this.authData,
      inputData,
      inputDataRaw: inputData,
      meta: { isLoadingSample: false, isPopulatingDedupe: false, limit: -1, page: 0, ...meta },
    };
    // As the platform's own command line calls: results are checked, and the core keeps its memory report to itself.
    const event = {
      command: 'execute',
      method,
      bundle,
      environment: this.environment,
      zcacheTestObj: this.cache,
      calledFromCli: true,
    };
    return (await this.handler(event, {})).results;
  }

  async create(key: string, inputData: object): Promise<Record<string, unknown>> {
    return asRecord(await this.call(`creates.${key}.operation.perform`, inputData));
  }

  async search(key: string, inputData: object): Promise<Record<string, unknown>[]> {
    return asItems(await this.call(`searches.${key}.operation.perform`, inputData));
  }

  poll(key: string, inputData: object, meta: object = {}): Promise<Item[]> {
    return this.call(`triggers.${key}.operation.perform`, inputData, meta).then(asItems);
  }
}

/** A Zap on one trigger: what was there when it was switched on never fires, and no id fires twice. */
export class Zap {
  private readonly known = new Set<string>();

  constructor(
    private readonly zapier: Zapier,
    readonly trigger: string,
    private readonly inputData: object = {},
  ) {}

  async switchOn(): Promise<void> {
    const seeding = { isPopulatingDedupe: true };
    for (const { id } of await this.zapier.poll(this.trigger, this.inputData, seeding)) this.known.add(id);
  }

  /** New items, oldest first. */
  async poll(): Promise<Item[]> {
    const items = await this.zapier.poll(this.trigger, this.inputData);
    const fresh = items.filter(({ id }) => !this.known.has(id));
    for (const { id } of fresh) this.known.add(id);
    return fresh.reverse();
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('The operation answered no object.');
  return { ...value };
}

function asItems(value: unknown): Item[] {
  if (!Array.isArray(value)) throw new Error('The operation answered no list.');
  return value.map((entry: unknown) => {
    const record = asRecord(entry);
    return { ...record, id: String(record.id) };
  });
}
