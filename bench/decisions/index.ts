// Decisions a second: the generated rules against a switch written by hand, and against json-logic-js.
import { isDeepStrictEqual } from 'node:util';
import { type Figure, median, type Part, rate, times } from '../figure';
import { byHand } from './by-hand';
import { generated } from './generated';
import { interpreted } from './json-logic';
import { type Answered, type Asked, questions } from './question';

type Way = (asked: Asked) => Answered;

const turns = 15;
const turnMs = 60;

export const decisions: Part = {
  name: 'decisions',
  run: async () => {
    const ways = { byHand, generated, interpreted };
    checkEqual(ways);
    const rates = byTurns(ways);
    const ofSwitch = rates.generated / rates.byHand;
    const ofJsonLogic = rates.generated / rates.interpreted;
    const figures: Figure[] = [
      {
        what: 'generated rules',
        value: `${rate(rates.generated)} (${times(ofSwitch)})`,
        peer: `switch by hand: ${rate(rates.byHand)}`,
        limit: 'at least 0.5×',
        used: 0.5 / ofSwitch,
      },
      {
        what: 'generated rules',
        value: `${rate(rates.generated)} (${Math.round(ofJsonLogic)}×)`,
        peer: `json-logic-js: ${rate(rates.interpreted)}`,
        limit: 'at least 100×',
        used: 100 / ofJsonLogic,
      },
    ];
    const title = '2. Decisions: state, re-assignment and schedule, asked together';
    return [
      { title, note: `${questions.length} different questions; all three gave the same answers.`, figures },
    ];
  },
};

/** @throws Error at the first question that is not answered alike */
function checkEqual(ways: Record<string, Way>): void {
  for (const asked of questions) {
    const answers = Object.values(ways).map((way) => way(asked));
    if (!answers.every((answer) => isDeepStrictEqual(answer, answers[0])))
      throw new Error(`Answers differ: ${JSON.stringify({ asked, answers }, null, 1)}`);
  }
}

/** By turns, so that what slows the machine slows all; the median of the turns. */
function byTurns<N extends string>(ways: Record<N, Way>): Record<N, number> {
  const names = Object.keys(ways) as N[];
  const seen = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<N, number[]>;
  for (let turn = -3; turn < turns; turn += 1)
    for (const name of names) {
      const speed = speedOf(ways[name]);
      if (turn >= 0) seen[name].push(speed);
    }
  return Object.fromEntries(names.map((name) => [name, median(seen[name])])) as Record<N, number>;
}

/** What is made of the answers, so that no compiler leaves the work out. */
export const sink = { sum: 0 };

/** By the processor's time, so that whatever else runs on the machine counts less. */
function speedOf(way: Way): number {
  let asked = 0;
  const started = process.cpuUsage();
  const spent = () => process.cpuUsage(started).user / 1_000;
  do {
    for (let round = 0; round < 20; round += 1)
      for (const question of questions) sink.sum += way(question).schedule.length;
    asked += 20 * questions.length;
  } while (spent() < turnMs);
  return (asked * 1_000) / spent();
}
