// What a person sends from Pipedrive's screens, put as the API would take it, so that the same rules hold.
import { toMs } from '../core/clock';
import type { Ledger } from '../core/ledger';
import { customByKey } from './by-name';
import type { Company, Stamp } from './company';
import type { ContactEntry, DealInput, Edit, OrganizationInput, PersonInput } from './inputs';
import { type KindName, kinds } from './kinds';
import { changeRecord, createRecord } from './records';
import { numberIn } from './values';

type Input = PersonInput | OrganizationInput | DealInput;

export class Screens {
  constructor(private readonly company: Company) {}

  add(kind: KindName, input: Input, edit: Edit): Ledger {
    return createRecord(this.company, kinds[kind], this.#body(kind, input, undefined), this.stamp(edit));
  }

  edit(kind: KindName, id: number, changes: Input, edit: Edit): Ledger {
    const ledger = this.ledger(kind, id);
    const body = this.#body(kind, changes, ledger);
    changeRecord(this.company, kinds[kind], ledger, body, this.stamp(edit));
    return ledger;
  }

  /** Also what is hidden from the tokens' users. */
  find(kind: KindName, id: number): Ledger | undefined {
    const ledger = this.company.records[kind].get(String(id));
    return ledger?.removedAt === undefined ? ledger : undefined;
  }

  ledger(kind: KindName, id: number): Ledger {
    const ledger = this.find(kind, id);
    if (!ledger) throw new Error(`There is no ${kinds[kind].singular} ${id}.`);
    return ledger;
  }

  all(kind: KindName): Ledger[] {
    return this.company.records[kind].all().filter(({ removedAt }) => removedAt === undefined);
  }

  stamp({ at, by, via = 'app', bulk = false }: Edit): Stamp {
    const [founder = 0] = this.company.users.keys();
    const userId = by ?? founder;
    const source = via === 'api' ? { type: via, userId, label: 'another-tool/1.0' } : { type: via, userId };
    return { at: at === undefined ? this.company.clock.now() : toMs(at), source, bulk };
  }

  #body(kind: KindName, input: Input, ledger: Ledger | undefined): Record<string, unknown> {
    const { custom, ...native } = input;
    const { stage, ...sent } = { stage: undefined, ...native };
    const named = custom ? { custom_fields: customByKey(this.company, kind, custom) } : {};
    const placed = stage === undefined ? {} : { stage_id: this.#stageId(stage, native, ledger) };
    return { ...sent, ...contacts(native), ...placed, ...named };
  }

  /** By name in the deal's own pipeline, a new one's in the default one. */
  #stageId(stage: string, input: DealInput, ledger: Ledger | undefined): number {
    const [first] = this.company.pipelines;
    const pipeline = input.pipeline_id ?? (ledger ? numberIn(ledger, 'pipeline_id') : first?.id);
    const inside = this.company.stages.filter(({ pipelineId }) => pipelineId === pipeline);
    const found = inside.find(({ name }) => name === stage);
    if (!found) throw new Error(`There is no stage ${stage} in pipeline ${pipeline}.`);
    return found.id;
  }
}

function contacts(input: Input): object {
  const entries = (list: readonly (string | ContactEntry)[]) =>
    list.map((one) => (typeof one === 'string' ? { value: one } : one));
  return {
    ...('emails' in input && input.emails ? { emails: entries(input.emails) } : {}),
    ...('phones' in input && input.phones ? { phones: entries(input.phones) } : {}),
  };
}
