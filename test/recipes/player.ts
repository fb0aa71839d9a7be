// Plays a recipe as Zapier would: triggers poll, each new item goes through the steps, mapped values are filled in.
// Steps of this integration run against the sandbox; those of other apps are stood in for by the test.
import type { World } from '../helpers/world';
import { zapsOf } from '../helpers/zaps';
import { type Field, operationOf, outputKey } from './definition';
import { type Row, readRecipe, type Step } from './read';
import {
  fieldsFor,
  filledIn,
  holds,
  inputDataFrom,
  type Lookup,
  leftEmpty,
  outputsFor,
  type Reference,
  typedIn,
} from './values';

type Values = Record<string, unknown>;
/** What another app does with the values of its fields, and what it gives back, by label. */
export type StandIn = (fields: Record<string, string>) => Values;

export interface Stage {
  run: World['run'];
  /** Sections of the connection besides those of the CRM. */
  authData?: Record<string, string>;
  /** By app and event, such as `Slack: Send Channel Message`. */
  others?: Record<string, StandIn>;
}

/** Gives the Zaps of a recipe by their titles. Every step of this integration must have run when all is through. */
export function playRecipe(name: string, stage: Stage): (title?: string) => ZapFrom {
  const { zaps } = readRecipe(name);
  const played = new Set<Step>();
  afterAll(() => {
    const ours = [...zaps.values()].flat().filter(({ key }) => key !== undefined);
    expect(ours.filter((step) => !played.has(step)).map(({ key }) => key)).toEqual([]);
  });
  return (title = '') => {
    const steps = zaps.get(title);
    if (!steps) throw new Error(`${name} has no Zap "${title}".`);
    return new ZapFrom(steps, stage, (step) => played.add(step));
  };
}

class ZapFrom {
  #trigger: { on(): Promise<void>; poll(): Promise<Values[]> } | undefined;

  constructor(
    private readonly steps: readonly Step[],
    private readonly stage: Stage,
    private readonly note: (step: Step) => void,
  ) {}

  /** Switches the Zap on: what is there already never fires. */
  async on(): Promise<void> {
    const [first] = this.steps;
    if (!first?.key) throw new Error('Another app starts this Zap.');
    this.note(first);
    const inputData = await this.#inputData(first, () => '');
    const run: World['run'] = (operation, data, extra) => this.#call(operation, data, extra);
    const { zapOn } = zapsOf<Values & { id: string }>({ run });
    this.#trigger = zapOn(runnable(first.key), inputData);
    await this.#trigger.on();
  }

  /** What each new item gave, step by step; the oldest first. */
  async poll(): Promise<Values[][]> {
    const items = (await this.#trigger?.poll()) ?? [];
    const runs: Values[][] = [];
    for (const item of items.reverse()) runs.push(await this.start(item));
    return runs;
  }

  /** Runs the steps after the trigger. @returns the results, the trigger's first, as far as the Zap went */
  async start(item: Values): Promise<Values[]> {
    const results = [item];
    await this.#from(1, results);
    return results;
  }

  async #from(index: number, results: Values[]): Promise<void> {
    const step = this.steps[index];
    if (!step) return;
    const lookup = await lookupIn(this.steps, results);
    for (const result of await this.#take(step, lookup)) {
      results.push(result);
      await this.#from(index + 1, results);
      if (isLoop(step)) results.length = index;
    }
  }

  /** No result ends the run, several are the rounds of a loop. */
  async #take(step: Step, lookup: Lookup): Promise<Values[]> {
    if (step.key) return this.#ours(step, step.key, lookup);
    if (step.app === 'Filter by Zapier')
      return step.rows.every(({ value }) => holds(value, lookup)) ? [{}] : [];
    if (isLoop(step)) return rounds(step.rows, lookup);
    const standIn = this.stage.others?.[`${step.app}: ${step.event}`];
    if (!standIn) throw new Error(`Nobody stands in for ${step.app}: ${step.event}.`);
    return [standIn(textsOf(step.rows, lookup))];
  }

  async #ours(step: Step, key: string, lookup: Lookup): Promise<Values[]> {
    this.note(step);
    const inputData = await this.#inputData(step, lookup);
    if (operationOf(key).kind === 'create') return [await this.#call<Values>(runnable(key), inputData)];
    // Of what a search finds, the first counts.
    return (await this.#call<Values[]>(runnable(key), inputData)).slice(0, 1);
  }

  async #inputData({ key = '', rows }: Step, lookup: Lookup): Promise<object> {
    return inputDataFrom(rows, await fieldsFor(key, rows), lookup);
  }

  #call<T>(...[operation, inputData, extra = {}]: Parameters<World['run']>): Promise<T> {
    return this.stage.run<T>(operation, inputData, { ...extra, authData: this.stage.authData ?? {} });
  }
}

const isLoop = ({ app }: Step) => app === 'Looping by Zapier';

const runnable = (key: string) => operationOf(key).operation;

/** Looping by Zapier: the lists side by side, a round for each place. */
function rounds(rows: readonly Row[], lookup: Lookup): Values[] {
  const lists = rows.map(({ part = '', value }) => {
    const list = filledIn(typedIn(value) ?? '', lookup);
    return [part, Array.isArray(list) ? list : []] as const;
  });
  const count = Math.max(0, ...lists.map(([, list]) => list.length));
  return Array.from({ length: count }, (_, place) =>
    Object.fromEntries(lists.map(([name, list]) => [name, list[place]])),
  );
}

const textsOf = (rows: readonly Row[], lookup: Lookup) =>
  Object.fromEntries(
    rows
      .filter(({ value }) => value !== leftEmpty)
      .map(({ label, value }) => [label, String(filledIn(typedIn(value) ?? value, lookup))]),
  );

/** Results have keys where a step is ours, and the labels themselves where it is another app's. */
async function lookupIn(steps: readonly Step[], results: readonly Values[]): Promise<Lookup> {
  const outputs = new Map<string, Field[]>();
  for (const { key, rows } of steps) if (key) outputs.set(key, await outputsFor(key, rows));
  return ({ step: number, label }: Reference) => {
    const place = steps.findIndex((step) => step.number === number);
    const result = results[place];
    if (!result) throw new Error(`Step ${number} has not run.`);
    const fields = outputs.get(steps[place]?.key ?? '');
    if (fields) return dig(result, outputKey(fields, label));
    if (!(label in result)) throw new Error(`Step ${number} gives no "${label}".`);
    return result[label];
  };
}

/** `owner__name` is a field in a field, `records[]name` one of each line. */
function dig(result: unknown, key: string): unknown {
  const [list, inner] = key.split('[]');
  if (inner !== undefined) {
    const lines: unknown = Object(result)[list ?? ''];
    return Array.isArray(lines) ? lines.map((line) => dig(line, inner)) : [];
  }
  return key.split('__').reduce<unknown>((value, name) => Object(value)[name], result);
}
