// The time zone of a country, where all of it has the same time. CRMs hold countries as people wrote them: a code, or
// a name in English.
import { getAllCountries, getAllTimezones } from 'countries-and-timezones';

type Timezones = ReturnType<typeof getAllTimezones>;

/** `France`, `FR`, `UK`, `Ivory Coast`, `Côte d’Ivoire`. @returns undefined for a country of several times, or none */
export function zoneOfCountry(country: string): string | undefined {
  lookup ??= buildLookup();
  return lookup.get(folded(country));
}

let lookup: Map<string, string> | undefined;

function buildLookup(): Map<string, string> {
  const timezones = getAllTimezones();
  const names = (['long', 'short'] as const).map(
    (style) => new Intl.DisplayNames('en', { type: 'region', style }),
  );
  const entries = Object.values(getAllCountries()).flatMap(({ id, name, timezones: zones }) => {
    const zone = commonZone(zones, timezones);
    const spellings = [id, name, ...names.map((known) => known.of(id) ?? id)];
    return zone === undefined ? [] : spellings.map((spelling) => [folded(spelling), zone] as const);
  });
  return new Map(entries);
}

/** The first of them, if they all show the same time in summer and in winter: Germany has two such. */
function commonZone(zones: readonly (keyof Timezones)[], timezones: Timezones): string | undefined {
  const offsets = zones.map((zone) => `${timezones[zone].utcOffset} ${timezones[zone].dstOffset}`);
  return new Set(offsets).size === 1 ? zones[0] : undefined;
}

/** Letters alone: without accents, signs and `and`, whatever the case. */
const folded = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/\band\b/g, '')
    .replace(/\bsaint\b/g, 'st')
    .replace(/[^\p{L}]/gu, '');
