// What truly happened to the leads, written down as it happens and kept apart from what the CRM and the relay know.
import type { CrmUnderTest } from '../helpers/crms';

export type Field = 'owner' | 'connection_status';

export interface Happening {
  /** As documented: lead, field, moment and, among equal moments, the ordinal. */
  id: string;
  lead: string;
  field: Field;
  at: number;
  from: string;
  to: string;
}

interface Known {
  values: Record<Field, string>;
  /** Entries of each field's history. */
  writes: number;
}

/** HubSpot keeps the last 20 values of a field: no lead is changed more often. */
const mostWrites = 18;

export class Truth {
  readonly happened: Happening[] = [];
  readonly #leads = new Map<string, Known>();

  /** @param resolution milliseconds that the CRM's moments are rounded down to */
  constructor(
    private readonly crm: CrmUnderTest,
    private readonly resolution: number,
  ) {}

  get leads(): string[] {
    return [...this.#leads.keys()];
  }

  /** A lead by any number; undefined where none may be changed any more. */
  lead(index: number): string | undefined {
    const free = this.leads.filter((lead) => (this.#leads.get(lead)?.writes ?? 0) < mostWrites);
    return free[index % free.length];
  }

  add(values: { ownerId?: string; connection_status?: string }): string {
    const lead = this.crm.lead(values);
    this.#leads.set(lead, { values: { owner: '', connection_status: '' }, writes: 0 });
    this.look(lead);
    return lead;
  }

  /** Enters what became different since the last look: each field changes once between two looks. */
  look(lead: string): void {
    const known = this.#leads.get(lead);
    if (!known) throw new Error(`The model does not know lead ${lead}.`);
    const { ownerId = '', connection_status = '' } = this.crm.fields(lead);
    known.writes += 1;
    this.#enter(lead, known, 'owner', ownerId);
    this.#enter(lead, known, 'connection_status', connection_status);
  }

  #enter(lead: string, { values }: Known, field: Field, to: string): void {
    const from = values[field];
    if (from === to) return;
    const now = Date.now();
    const at = now - (now % this.resolution);
    const before = this.happened.filter((one) => one.lead === lead && one.field === field && one.at === at);
    this.happened.push({ id: `${lead}-${field}-${at}-${before.length}`, lead, field, at, from, to });
    values[field] = to;
  }
}
