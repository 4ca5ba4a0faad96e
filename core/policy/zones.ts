// The home of @vvo/tzdb: which zones a country has, and which cities lie in them.
import { rawTimeZones } from '@vvo/tzdb';

export interface Zone {
  /** IANA name. */
  readonly name: string;
  /** ISO 3166-1, two capitals. */
  readonly country: string;
  /** Largest first, and then the cities that older names of the zone tell of. */
  readonly cities: readonly string[];
}

export const zones: readonly Zone[] = rawTimeZones.map(({ name, countryCode, mainCities, group }) => ({
  name,
  country: countryCode,
  // `Europe/Berlin` is shown by Oslo and Stockholm, too, which have a line of their own: a city counts for the country that names it first.
  cities: [...new Set([...mainCities, ...[name, ...group].filter((each) => /^[A-Z][a-z]+\/[A-Z]/.test(each)).map(cityOf)])],
}));

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
