// The day itself: four Zaps on one connection, polled in turn.
import { type CrmName, openDesk } from '../world/desks';
import { day, type Measured, minute, type Office } from '../world/office';
import { type Zap, zapOn } from '../world/zap';
import { type Scene, sceneOf, type Trigger, triggers } from './scene';

export interface Plan {
  crm: CrmName;
  leads: number;
  changes: number;
  inOneClick: number;
  pollEvery: number;
  /** Sets the vendor's real limits. */
  limit(desk: Awaited<ReturnType<typeof openDesk>>): void;
}

export interface Result {
  polls: number;
  requests: number;
  tokens: number;
  /** Polls that the vendor refused, to be made up for by the next ones. */
  refused: number;
  /** Changes that no trigger showed, and items that no change was behind. */
  lost: number;
  invented: number;
  /** The scene's milliseconds. */
  longest: number;
  /** The most heap in the first and in the last of ten parts of the day. */
  heap: { early: number; late: number };
  /** Polls until the click's changes were out. */
  drained: number;
}

export async function playDay(plan: Plan): Promise<Result> {
  const desk = await openDesk(plan.crm);
  const { office } = desk;
  try {
    const scene = sceneOf(desk, plan.leads, plan.changes);
    const zaps = triggers.map((trigger) => ({ trigger, zap: zapOn(office, trigger) }));
    office.advance(2 * day);
    for (const { zap } of zaps) await zap.switchOn();
    // From midnight, as budgets are counted.
    office.advance(day - (office.now() % day));
    plan.limit(desk);
    const log = new Log();
    const began = office.now();
    const rounds = day / plan.pollEvery;
    for (let round = 1; round <= rounds; round += 1) {
      // Each Zap has its own moment, and people change things in between.
      for (const [index, { trigger, zap }] of zaps.entries()) {
        const passed = round - 1 + (index + 1) / zaps.length;
        waitUntil(office, began + (passed - 0.5 / zaps.length) * plan.pollEvery);
        scene.playUntil(passed / rounds);
        waitUntil(office, began + passed * plan.pollEvery);
        await pollOnce(zap, trigger, log);
      }
    }
    office.advance(minute);
    for (const { trigger, zap } of zaps) await pollOnce(zap, trigger, log);
    const daysEnd = log.result();
    return { ...daysEnd, ...(await click(plan, scene, zaps, log, () => office.advance(minute))) };
  } finally {
    desk.office.close();
  }
}

const waitUntil = (office: Office, moment: number) => office.advance(Math.max(0, moment - office.now()));

async function click(
  plan: Plan,
  scene: Scene,
  zaps: readonly { trigger: Trigger; zap: Zap }[],
  log: Log,
  wait: () => void,
): Promise<Pick<Result, 'drained' | 'lost' | 'invented' | 'longest'>> {
  scene.inOneClick(plan.inOneClick);
  const missing = () => triggers.map((trigger) => scene.due[trigger] - log.shown[trigger]);
  let drained = 0;
  while (drained === 0 || (missing().some((count) => count > 0) && drained < 100)) {
    wait();
    for (const { trigger, zap } of zaps) await pollOnce(zap, trigger, log);
    drained += 1;
  }
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + Math.max(0, count), 0);
  return {
    drained,
    lost: sum(missing()),
    invented: sum(missing().map((count) => -count)),
    longest: log.longest,
  };
}

async function pollOnce(zap: Zap, trigger: Trigger, log: Log): Promise<void> {
  const poll = await zap.poll().catch((error: unknown) => log.refuse(error));
  if (poll) log.add(trigger, poll);
}

class Log {
  readonly shown: Record<Trigger, number> = {
    lead_assigned: 0,
    lead_status_changed: 0,
    lead_became_hot: 0,
    lead_handed_back: 0,
  };
  longest = 0;
  private requests = 0;
  private tokens = 0;
  private refused = 0;
  private readonly heaps: number[] = [];

  add(trigger: Trigger, poll: Measured & { fresh: string[] }): void {
    this.shown[trigger] += poll.fresh.length;
    this.longest = Math.max(this.longest, poll.took);
    this.requests += poll.requests.length;
    this.tokens += poll.tokens;
    this.heaps.push(poll.heap);
  }

  /** @throws what is no refusal of the vendor */
  refuse(error: unknown): undefined {
    if (!String(error).includes('ThrottledError')) throw error;
    this.refused += 1;
  }

  result(): Result {
    const { requests, tokens, refused, longest, heaps } = this;
    const part = Math.ceil(heaps.length / 10);
    const heap = { early: Math.max(...heaps.slice(0, part)), late: Math.max(...heaps.slice(-part)) };
    return {
      polls: heaps.length,
      requests,
      tokens,
      refused,
      longest,
      heap,
      lost: 0,
      invented: 0,
      drained: 0,
    };
  }
}
