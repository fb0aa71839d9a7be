import { createSandbox } from '../../sandbox';

const keyOf = (sandbox: ReturnType<typeof createSandbox>) =>
  sandbox.pipedrive.addField('persons', { name: 'Context', type: 'text' }).code;

test('pipedrive 3.2: the key of a custom field is another one in each account', () => {
  const [one, two] = [createSandbox(), createSandbox()].map(keyOf);
  expect(one).toMatch(/^[0-9a-f]{40}$/);
  expect(two).toMatch(/^[0-9a-f]{40}$/);
  expect(one).not.toBe(two);
});

test('a given random source makes a run repeatable', () => {
  const random = () => 0.25;
  expect(keyOf(createSandbox({ random }))).toBe(keyOf(createSandbox({ random })));
});
