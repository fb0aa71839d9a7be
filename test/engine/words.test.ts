import { leadStates, parseState } from '../../engine';

test.each(leadStates)('%s is understood in any spelling', (state) => {
  expect(parseState(state)).toBe(state);
  expect(parseState(` ${state.toUpperCase()} `)).toBe(state);
  expect(parseState(state.replace(/(?<=[a-z])(?=[A-Z])/g, ' '))).toBe(state);
});

test.each([
  ['out_of-office', 'OutOfOffice'],
  ['Un Subscribed', 'UnSubscribed'],
  ['lead at risk', 'LeadAtRisk'],
])('%s', (text, state) => {
  expect(parseState(text)).toBe(state);
});

test.each(['', ' ', 'Lukewarm', 'constructor', 'Hot!'])('"%s" is none', (text) => {
  expect(parseState(text)).toBeUndefined();
});
