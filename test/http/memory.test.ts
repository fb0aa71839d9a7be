import { array, string } from 'zod/mini';
import type { Call } from '../../http';
import { openMemory } from '../../http';

/** A platform's cache that counts how often it was looked into. */
function cacheOf(entries: Record<string, unknown>) {
  let looks = 0;
  const cache = {
    get: async (key: string) => {
      looks += 1;
      return entries[key];
    },
    set: async (key: string, value: unknown) => {
      entries[key] = value;
      return true;
    },
    delete: async (key: string) => delete entries[key],
  };
  const call = { z: { cache, console }, bundle: {} } as unknown as Call;
  return { call, looks: () => looks };
}

test('a key is looked up once a call, and what was set or forgotten counts at once', async () => {
  const entries = {};
  const { call, looks } = cacheOf(entries);
  const memory = openMemory(call, 'credential');
  expect([await memory.get('a', string()), await memory.get('a', string())]).toEqual([undefined, undefined]);
  expect(looks()).toBe(1);
  await memory.set('a', 'one', 60);
  expect(await memory.get('a', string())).toBe('one');
  await memory.forget('a');
  expect(await memory.get('a', string())).toBeUndefined();
});

test('the next call sees what this one left, and another credential sees nothing', async () => {
  const entries = {};
  const { call } = cacheOf(entries);
  await openMemory(call, 'credential').set('a', 'one', 60);
  expect(await openMemory(call, 'credential').get('a', string())).toBe('one');
  expect(await openMemory(call, 'other').get('a', string())).toBeUndefined();
  expect(JSON.stringify(entries)).not.toContain('credential');
});

test('what is large weighs little in the cache, and comes back whole; what is damaged counts as lost', async () => {
  const entries: Record<string, unknown> = {};
  const { call } = cacheOf(entries);
  const many = Array.from({ length: 2_000 }, (_, index) => `Ada Lindqvist ${index} \u{1F44B}`);
  await openMemory(call, 'credential').set('a', many, 60);
  expect(JSON.stringify(entries).length).toBeLessThan(JSON.stringify(many).length / 4);
  expect(await openMemory(call, 'credential').get('a', array(string()))).toEqual(many);

  const said = jest.spyOn(console, 'log').mockReturnValue();
  for (const key of Object.keys(entries)) entries[key] = { deflated: 'AAAA' };
  expect(await openMemory(call, 'credential').get('a', array(string()))).toBeUndefined();
  expect(said).toHaveBeenCalledWith(expect.stringMatching(/^The platform's cache failed: /));
});
