import { getAllCountries } from 'countries-and-timezones';
import { IANAZone } from 'luxon';
import { zoneOfCountry } from '../../handoff/follow-ups/countries';
import { knownZone } from '../../handoff/follow-ups/time-zone';

describe('the time zone of a country', () => {
  test.each([
    ['France', 'Europe/Paris'],
    ['FR', 'Europe/Paris'],
    [' fr ', 'Europe/Paris'],
    ['GERMANY', 'Europe/Berlin'],
    ['UK', 'Europe/London'],
    ['United Kingdom', 'Europe/London'],
    ['Nigeria', 'Africa/Lagos'],
    ['Argentina', 'America/Argentina/Buenos_Aires'],
    ['Ivory Coast', 'Africa/Abidjan'],
    ['Côte d’Ivoire', 'Africa/Abidjan'],
    ["Cote d'Ivoire", 'Africa/Abidjan'],
    ['Türkiye', 'Europe/Istanbul'],
    ['Trinidad & Tobago', 'America/Puerto_Rico'],
    ['Saint Lucia', 'America/Puerto_Rico'],
    ['St. Lucia', 'America/Puerto_Rico'],
  ])('%s: %s', (country, zone) => {
    expect(zoneOfCountry(country)).toBe(zone);
  });

  test.each(['United States', 'US', 'Canada', 'Brazil', 'Australia', 'Spain', 'Indonesia', 'Mexico'])(
    '%s has several',
    (country) => {
      expect(zoneOfCountry(country)).toBeUndefined();
    },
  );

  test.each(['', '-', 'Atlantis', '12', 'unknown'])('"%s" is none', (country) => {
    expect(zoneOfCountry(country)).toBeUndefined();
  });

  test('is one that dates can be counted in, for every country of the library', () => {
    const zones = Object.values(getAllCountries()).flatMap(({ name }) => zoneOfCountry(name) ?? []);
    expect(zones.length).toBeGreaterThan(200);
    expect(zones.filter((zone) => !IANAZone.isValidZone(zone) || knownZone(zone) !== zone)).toEqual([]);
  });
});

describe('a time zone that somebody wrote down', () => {
  test.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    [' America/Port-au-Prince ', 'America/Port-au-Prince'],
    ['US/Eastern', 'US/Eastern'],
    ['utc', 'UTC'],
  ])('"%s" is %s', (text, zone) => {
    expect(knownZone(text)).toBe(zone);
  });

  test.each(['', 'Mars/Olympus', 'Paris', 'GMT+25', '+02:00', 'factory', 'constructor'])(
    '"%s" is none',
    (text) => {
      expect(knownZone(text)).toBeUndefined();
    },
  );
});
