import { countryFact, factsGiven } from '../../sync/exclusion';

test.each([
  ['de', 'DE'],
  [' FR ', 'FR'],
  ['Germany', 'Germany'],
  [undefined, undefined],
])('the country %j is %j to the rules', (country, fact) => {
  expect(countryFact(country)).toBe(fact);
});

test('what is empty is absent; 0 is not', () => {
  expect(factsGiven({ domain: '', country: undefined, engagement_score: 0 })).toEqual({
    engagement_score: 0,
  });
});
