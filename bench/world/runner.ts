// A process as Zapier runs it: the unpacked package, one event after the other, and nothing else in its memory.
import { handlerIn } from '../../scripts/packaged';
import { startClock } from './clock';
import type { Ask, Told } from './messages';

const clock = startClock();
const sampleEvery = 5;
let cache = {};

process.on('message', (ask: Ask) => {
  answer(ask).then((told) => process.send?.(told));
});

async function answer({ folder, now, event, forget, collect }: Ask): Promise<Told> {
  if (forget) cache = {};
  const handler = await handlerIn(folder);
  clock.moveTo(now);
  if (collect !== 'freely') globalThis.gc?.();
  const base = process.memoryUsage().heapUsed;
  let heap = base;
  const look = () => {
    if (collect === 'at each look') globalThis.gc?.();
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  };
  const sampler = setInterval(look, sampleEvery);
  const started = performance.now();
  const outcome = await handler({ ...event, zcacheTestObj: cache, calledFromCli: true }, {}).catch(
    (error: Error) => ({
      error: `${error.name}: ${error.message}`,
    }),
  );
  const milliseconds = performance.now() - started;
  look();
  clearInterval(sampler);
  const resident = process.resourceUsage().maxRSS * 1024;
  return { ...outcome, now: clock.now(), milliseconds, base, heap, resident };
}

/** What scripts/run.mjs waits for: until the other side hangs up. */
export const done = new Promise<void>((resolve) => process.on('disconnect', resolve));
