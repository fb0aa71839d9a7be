import { pausesSince } from '../../handoff/follow-ups/pauses';

const assigned = Date.parse('2026-03-02T09:00:00.400Z');
const at = (seconds: number) => assigned - 400 + seconds * 1_000;

describe('the pauses since an assignment', () => {
  test('are the dates that Resume On took, each from the moment on at which it was written', () => {
    const changes = [
      { value: '2026-03-09', at: at(60) },
      { value: '2026-03-12', at: at(120) },
      { value: '', at: at(180) },
    ];
    expect(pausesSince(assigned, changes)).toEqual([
      { from: at(60), until: '2026-03-09' },
      { from: at(120), until: '2026-03-12' },
      { from: at(180), until: '' },
    ]);
  });

  test('are none of an earlier assignment, nor what the assignment itself cleared', () => {
    const changes = [
      { value: '2026-02-09', at: at(-60) },
      { value: '', at: at(0) },
    ];
    expect(pausesSince(assigned, changes)).toEqual([]);
  });

  test('count from the same second on: some CRMs keep whole seconds', () => {
    expect(pausesSince(assigned, [{ value: '2026-03-09', at: at(0) }])).toHaveLength(1);
  });

  test('a date written again is no new one, and what is no date lifts the pause', () => {
    const changes = [
      { value: '2026-03-09', at: at(60) },
      { value: '2026-03-09', at: at(90) },
      { value: 'soon', at: at(120) },
    ];
    expect(pausesSince(assigned, changes)).toEqual([
      { from: at(60), until: '2026-03-09' },
      { from: at(120), until: '' },
    ]);
  });

  test('a value of which nobody knows since when it stands is none', () => {
    expect(pausesSince(assigned, [{ value: '2026-03-09', at: 0 }])).toEqual([]);
  });
});
