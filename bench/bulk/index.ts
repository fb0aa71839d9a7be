// 100,000 events for CleverTap, as a Zap sends them: calls of 1,000.
import { count, type Figure, megabytes, ms, type Part, times } from '../figure';
import { must, openDesk } from '../world/desks';
import type { Measured } from '../world/office';

const events = 100_000;
const perCall = 1_000;

export const bulk: Part = {
  name: 'bulk',
  run: async () => {
    const desk = await openDesk('hubspot', 'before calls');
    try {
      const calls: Measured[] = [];
      for (let call = 0; call < events / perCall; call += 1)
        calls.push(
          await must(desk.office, 'creates.upload_clevertap_batch', {
            kind: 'event',
            records: records(call),
          }),
        );
      const stored = desk.office.sandbox.clevertap.events().length;
      if (stored !== events) throw new Error(`CleverTap holds ${stored} events instead of ${events}.`);
      return [
        {
          title: `5. Bulk: ${count(events)} CleverTap events as ${calls.length} calls`,
          figures: figuresOf(calls),
        },
      ];
    } finally {
      desk.office.close();
    }
  },
};

const records = (call: number) =>
  Array.from({ length: perCall }, (_, index) => ({
    identity: `lead${index}@moreau.example`,
    event_name: 'Deal Won',
    properties: { Stage: 'Won', Value: call * perCall + index },
  }));

function figuresOf(calls: readonly Measured[]): Figure[] {
  const requests = calls.reduce((sum, call) => sum + call.requests.length, 0);
  const time = calls.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const [second, last] = [calls[1]?.base ?? 1, calls.at(-1)?.base ?? 0];
  const most = Math.max(...calls.map(({ heap, base }) => heap - base));
  return [
    {
      what: 'requests',
      value: count(requests),
      peer: `least ${calls.length}: an upload takes 1,000 records`,
      limit: 'the least',
      used: requests / calls.length,
    },
    {
      what: 'time',
      value: `${ms(time)}, ${ms(time / calls.length)} a call`,
      peer: `${count(Math.round(events / (time / 1_000)))} events/s`,
      limit: '',
    },
    {
      what: 'heap before the last call',
      value: `${megabytes(last)} (${times(last / second)})`,
      peer: `before the second: ${megabytes(second)}`,
      limit: '1.10×',
      used: last / second / 1.1,
    },
    {
      what: 'most heap on top during a call; resident',
      value: `${megabytes(most)}; ${megabytes(calls.at(-1)?.resident ?? 0)}`,
      peer: '',
      limit: '',
    },
  ];
}
