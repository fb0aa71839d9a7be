// What models that are played by commands have in common: what a command is, and how time goes by.
import fc from '../helpers/properties';
import { advance, day, hour, minute } from '../helpers/time';

/** What the model knows: enough to say which command may come next. */
export interface Model {
  now: number;
  /** When each Zap polled last. */
  polledAt: number[];
  crowded: boolean;
}

/** A command is its words and what it does; most may always come. */
export const commandOn =
  <R>() =>
  (
    words: string,
    run: (real: R, model: Model) => Promise<void> | void,
    check: (model: Model) => boolean = () => true,
  ): fc.AsyncCommand<Model, R> => ({
    check,
    run: async (model, real) => run(real, model),
    toString: () => words,
  });

export function pass(model: Model, milliseconds: number): void {
  advance(milliseconds);
  model.now += milliseconds;
}

/** No Zap pauses longer. (docs/exactly-once.md) */
const longestPause = 7 * day;
export const lastMoment = ({ polledAt }: Model) => Math.min(...polledAt) + longestPause;

const command = commandOn<unknown>();

export const waited = fc
  .constantFrom(1, 400, 1_000, 20_000, minute, 14 * minute, hour, 7 * hour, day, 3 * day, 7 * day)
  .map((span) =>
    command(
      `wait ${span / 1_000} s`,
      (_, model) => pass(model, span),
      (model) => model.now + span <= lastMoment(model),
    ),
  );

export function unlessRefused(error: unknown): void {
  if (!(error instanceof Error) || !/refused|^Invalid input|^Service/.test(error.message)) throw error;
}
