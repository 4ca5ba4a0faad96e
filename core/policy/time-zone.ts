// Where a recipient is, and what time it is there: from what a posting or a page says. Each answer says how sure it is, and why.
import { countryByName, countryByPhone, countryByTld, mainZoneOf } from './countries.ts';
import { type City, citiesCalled, isOftenAnother } from './cities.ts';
import { placeKey } from './place-key.ts';
import { type Subdivision, subdivisionsCalled } from './subdivisions.ts';
import { isTimeZone } from './wall-clock.ts';

export interface RecipientPlace {
  /** IANA name. */
  readonly zone: string;
  /** `high`: a city, a state or a country with one zone was named. `medium`: it follows from a website or a phone number, or from one of several. `low`: a guess. */
  readonly confidence: 'high' | 'medium' | 'low';
  /** One sentence for the user. */
  readonly because: string;
  /** ISO 3166-1, two capitals; null when it is not known. */
  readonly country: string | null;
  /** ISO 3166-2 without the country, such as `CA` of `US-CA`; null when it is not known. */
  readonly region: string | null;
}

export interface PlaceHints {
  /** As written: `Austin, TX`, `Berlin or remote`, `Remote (EU)`. */
  readonly location: string | null;
  /** A URL or a host name. */
  readonly website?: string | null;
  /** With its country prefix, `+44 20 …`. */
  readonly phone?: string | null;
  /** IANA name of the sender's own zone: what is assumed when nothing is known. */
  readonly senderZone: string;
}

/** The time zone of a recipient. It always gives one; when nothing is known it is the sender's own. */
export function recipientPlace(hints: PlaceHints): RecipientPlace {
  const place = inferredPlace(hints);
  // Lists of zones are newer than some editors: a zone that is new this year may be unknown to the platform.
  return isTimeZone(place.zone) ? place : { ...place, zone: hints.senderZone, confidence: 'low', because: `the time zone ${place.zone} is not known here yet, so your own is taken.` };
}

function inferredPlace({ location, website = null, phone = null, senderZone }: PlaceHints): RecipientPlace {
  const said = location?.trim().slice(0, 300) ?? '';
  return (
    (said === '' ? null : knownPlace(said)) ??
    (phone === null ? null : ofCountry(countryByPhone(phone), 'medium', 'their phone number begins with the prefix of the country.')) ??
    (website === null ? null : ofCountry(countryByTld(website), 'medium', 'their website ends with the letters of the country.')) ?? {
      zone: senderZone,
      confidence: 'low',
      because: `nothing says where they are${said === '' ? '' : ` ("${said}")`}, so your own time zone is taken.`,
      country: null,
      region: null,
    }
  );
}

const known = new Map<string, RecipientPlace | null>();

/** Many leads say the same of where they are, and to read it takes a tenth of a millisecond. */
const mostKnown = 5_000;

function knownPlace(said: string): RecipientPlace | null {
  let place = known.get(said);
  if (place === undefined) {
    if (known.size >= mostKnown) known.clear();
    known.set(said, (place = placeIn(said)));
  }
  return place;
}

/** What a location names. Of several places the first counts: `Berlin / London`. */
function placeIn(said: string): RecipientPlace | null {
  const choices = said.split(choiceMark).filter((choice) => choice.trim() !== '');
  const found = choices.flatMap((choice) => placeOf(choice) ?? []);
  // `Remote - Germany`, `Paris, France / Île-de-France`: what is there in parts may make sense only as a whole.
  const whole = found[0] ?? placeOf(said);
  if (whole === null) return zoneNamed(said);
  const others = found.some(({ zone }) => zone !== whole.zone);
  return others && whole.confidence === 'high' ? { ...whole, confidence: 'medium', because: `${whole.because} Other places were named as well.` } : whole;
}

const choiceMark = /[;/|•·\n]| or | and | & | oder | ou | und | et /i;
const partMark = /[,()[\]:–—]| - |- | -/;

function placeOf(text: string): RecipientPlace | null {
  const parts = text.split(partMark).flatMap(withoutRemote).flatMap(withLettersApart);
  if (parts.length === 0) return null;
  const keys = parts.map(placeKey);
  const countries = unique(keys.flatMap((key, at) => countryByName(key, parts[at] ?? '') ?? []));
  const cities = keys.flatMap((key) => citiesCalled(key));
  const subdivisions = keys.flatMap((key, at) => subdivisionsCalled(key, parts[at] ?? ''));

  // `Toronto, ON, Canada`, `Berlin, DE`: a city and what stands behind it tell each other apart (CA is California or Canada, DE Delaware or Germany).
  for (const city of cities) {
    const within = subdivisions.find(({ country, code, zone }) => country === city.country && (city.region === code || (city.region === null && zone === city.zone)));
    if (within !== undefined) return ofCity(city, within.code, 'high');
  }
  const cityThere = cities.find(({ country }) => countries.includes(country));
  if (cityThere !== undefined) return ofCity(cityThere, null, 'high');
  // The last says most: `Washington, DC`.
  const subdivision = subdivisions.at(-1);
  if (subdivision !== undefined) return ofSubdivision(subdivision, countries.length === 0 || countries.includes(subdivision.country));
  const [country] = countries;
  if (country !== undefined) return ofCountry(country, 'high', `"${text.trim()}" names the country.`);
  const [city] = cities;
  if (city !== undefined) return ofCity(city, null, isOftenAnother(city) ? 'medium' : 'high');
  // A part of a town: `Berlin-Mitte`.
  return text.includes('-') ? placeOf(text.replaceAll('-', ',')) : null;
}

function ofCity({ name, zone, country, region }: City, subdivision: string | null, confidence: RecipientPlace['confidence']): RecipientPlace {
  return { zone, country, region: subdivision ?? region, confidence, because: `${name} is there.` };
}

/** Not surely when a country is called so as well: Georgia, DE. */
function ofSubdivision({ name, zone, country, code, isSplit }: Subdivision, isSure: boolean): RecipientPlace {
  return { zone, country, region: code, confidence: isSplit || !isSure ? 'medium' : 'high', because: isSplit ? `most of ${name} is there.` : `${name} is there.` };
}

/** The zone of a country: of one with several, the one that suits the most people, and not surely. */
function ofCountry(country: string | null, confidence: RecipientPlace['confidence'], because: string): RecipientPlace | null {
  if (country === null) return null;
  const main = mainZoneOf(country);
  if (main === null) return null;
  return { zone: main.zone, country, region: null, confidence: main.isOnly ? confidence : 'low', because: main.isOnly ? because : `${because} It has several time zones.` };
}

/** `Remote (EST)`, `UTC+2`: no place, but a time. */
function zoneNamed(said: string): RecipientPlace | null {
  const words = said.toUpperCase().split(/[^A-Z0-9+:-]+/);
  for (const word of words) {
    const zone = zonesByWord[word] ?? fixedZone(word);
    // The EU has a code of its own in ISO 3166-1 (exceptionally reserved): its rules hold though no country is known.
    if (zone !== null && zone !== undefined) return { zone, confidence: 'medium', because: `"${said}" names this time.`, country: word === 'EU' || word === 'EUROPE' ? 'EU' : null, region: null };
  }
  return null;
}

/** Only abbreviations that mean one thing in most mouths; zones that change their clocks, not fixed offsets. */
const zonesByWord: Readonly<Record<string, string>> = {
  EST: 'America/New_York', EDT: 'America/New_York', ET: 'America/New_York', CDT: 'America/Chicago', CT: 'America/Chicago', MST: 'America/Denver', MDT: 'America/Denver', PST: 'America/Los_Angeles', PDT: 'America/Los_Angeles', PT: 'America/Los_Angeles',
  CET: 'Europe/Berlin', CEST: 'Europe/Berlin', EET: 'Europe/Athens', EEST: 'Europe/Athens', WET: 'Europe/Lisbon', BST: 'Europe/London', GMT: 'Europe/London', UTC: 'Etc/UTC', AEST: 'Australia/Sydney', AEDT: 'Australia/Sydney', JST: 'Asia/Tokyo', SGT: 'Asia/Singapore', NZST: 'Pacific/Auckland', EMEA: 'Europe/Berlin', EU: 'Europe/Berlin', EUROPE: 'Europe/Berlin', APAC: 'Asia/Singapore',
};

/** `UTC+2`, `GMT-03:00`. The platform knows whole hours by names whose sign is turned round (`Etc/GMT-2`). */
function fixedZone(word: string): string | null {
  const found = /^(?:UTC|GMT)([+-])(\d{1,2})(?::?00)?$/.exec(word);
  const hours = Number(found?.[2]);
  return found === null || hours > 14 || (found[1] === '-' && hours > 12) || hours === 0 ? null : `Etc/GMT${found[1] === '+' ? '-' : '+'}${hours}`;
}

const notPlaces = /\b(?:fully|100%|remote(?:ly)?|hybrid|on-?site|in-?office|office|based|only|first|friendly|flexible|anywhere|worldwide|global(?:ly)?|distributed|home|work from|wfh|télétravail|teletrabajo|homeoffice|greater|area|metro|metropolitan|region|hq|headquarters|within|in the|in)\b/gi;

/** What is left of a part when postal codes and the words about how one works are gone: nothing, or one part. */
function withoutRemote(part: string): readonly string[] {
  // IN by itself is India or Indiana, not a word about work; the Bay Area is a place.
  if (part.trim() === 'IN' || citiesCalled(placeKey(part)).length > 0) return [part.trim()];
  const rest = part.replace(postalCode, ' ').replace(notPlaces, ' ').replace(/\s+/g, ' ').trim();
  return rest === '' ? [] : [rest];
}

const postalCode = /\b(?:[A-Z]{1,2}-)?\d{4,6}\b/g;

/** `Austin TX` is a city and a state, though no comma stands between them. */
function withLettersApart(part: string): readonly string[] {
  const [, city, letters] = /^(\S.*) ([A-Z]{2,3})$/.exec(part) ?? [];
  return city === undefined || letters === undefined || citiesCalled(placeKey(part)).length > 0 ? [part] : [city, letters];
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
