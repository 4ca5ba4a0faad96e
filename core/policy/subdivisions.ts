// Parts of countries that have a zone, or holidays, of their own: states and provinces by name and by letters.
import { placeKey } from './place-key.ts';

export interface Subdivision {
  readonly name: string;
  /** ISO 3166-1. */
  readonly country: string;
  /** ISO 3166-2 without the country. */
  readonly code: string;
  /** IANA name. */
  readonly zone: string;
  /** True when a part of it has another time. */
  readonly isSplit: boolean;
}

/** Country and zone, then `CODE Name`; a star marks those of which a part has another time. */
const table: readonly (readonly [country: string, zone: string, members: string])[] = [
  ['US', 'America/New_York', 'CT Connecticut, DE Delaware, DC District of Columbia, FL* Florida, GA Georgia, IN* Indiana, KY* Kentucky, ME Maine, MD Maryland, MA Massachusetts, MI* Michigan, NH New Hampshire, NJ New Jersey, NY New York, NC North Carolina, OH Ohio, PA Pennsylvania, RI Rhode Island, SC South Carolina, VT Vermont, VA Virginia, WV West Virginia'],
  ['US', 'America/Chicago', 'AL Alabama, AR Arkansas, IL Illinois, IA Iowa, KS* Kansas, LA Louisiana, MN Minnesota, MS Mississippi, MO Missouri, NE* Nebraska, ND* North Dakota, OK Oklahoma, SD* South Dakota, TN* Tennessee, TX* Texas, WI Wisconsin'],
  ['US', 'America/Denver', 'CO Colorado, ID* Idaho, MT Montana, NM New Mexico, UT Utah, WY Wyoming'],
  ['US', 'America/Phoenix', 'AZ Arizona'],
  ['US', 'America/Los_Angeles', 'CA California, NV Nevada, OR* Oregon, WA Washington'],
  ['US', 'America/Anchorage', 'AK Alaska'],
  ['US', 'Pacific/Honolulu', 'HI Hawaii'],
  ['CA', 'America/Toronto', 'ON* Ontario, QC* Quebec'],
  ['CA', 'America/Winnipeg', 'MB Manitoba'],
  ['CA', 'America/Regina', 'SK Saskatchewan'],
  ['CA', 'America/Edmonton', 'AB Alberta, NT Northwest Territories'],
  ['CA', 'America/Vancouver', 'BC* British Columbia'],
  ['CA', 'America/Whitehorse', 'YT Yukon'],
  ['CA', 'America/Halifax', 'NS Nova Scotia, NB New Brunswick, PE Prince Edward Island'],
  ['CA', 'America/St_Johns', 'NL* Newfoundland and Labrador, NL* Newfoundland'],
  ['AU', 'Australia/Sydney', 'NSW New South Wales, ACT Australian Capital Territory'],
  ['AU', 'Australia/Melbourne', 'VIC Victoria'],
  ['AU', 'Australia/Brisbane', 'QLD Queensland'],
  ['AU', 'Australia/Adelaide', 'SA South Australia'],
  ['AU', 'Australia/Darwin', 'NT Northern Territory'],
  ['AU', 'Australia/Perth', 'WA Western Australia'],
  ['AU', 'Australia/Hobart', 'TAS Tasmania'],
  ['GB', 'Europe/London', 'ENG England, SCT Scotland, WLS Wales, NIR Northern Ireland'],
  ['DE', 'Europe/Berlin', 'BW Baden-Württemberg, BY Bavaria, BY Bayern, BE Berlin, BB Brandenburg, HB Bremen, HH Hamburg, HE Hesse, HE Hessen, MV Mecklenburg-Vorpommern, NI Lower Saxony, NI Niedersachsen, NW North Rhine-Westphalia, NW Nordrhein-Westfalen, NW NRW, RP Rhineland-Palatinate, RP Rheinland-Pfalz, SL Saarland, SN Saxony, SN Sachsen, ST Saxony-Anhalt, ST Sachsen-Anhalt, SH Schleswig-Holstein, TH Thuringia, TH Thüringen'],
  ['ES', 'Atlantic/Canary', 'CN Canary Islands, CN Canarias'],
  ['PT', 'Atlantic/Azores', '20 Azores, 20 Açores'],
];

const byKey = new Map<string, Subdivision[]>();
const byLetters = new Map<string, Subdivision[]>();
for (const [country, zone, members] of table) {
  for (const member of members.split(', ')) {
    const [, code = '', star = '', name = ''] = /^([A-Z0-9]+)(\*?) (.+)$/.exec(member) ?? [];
    const subdivision = { name, country, code, zone, isSplit: star !== '' };
    add(byKey, placeKey(name), subdivision);
    // Letters are written behind a city in these countries only.
    if (['US', 'CA', 'AU'].includes(country)) add(byLetters, code, subdivision);
  }
}

/** All that are called so: by name (as `placeKey` gives it), or by their letters when these are written as capitals. */
export function subdivisionsCalled(key: string, written: string): readonly Subdivision[] {
  // `D.C.`, and `CA 94107`: a postal code may follow.
  const letters = /^\s*([A-Z]{2,3})(?:\s+\d{4,5}(?:-\d{4})?)?\s*$/.exec(written.replaceAll('.', ''))?.[1];
  return byKey.get(key) ?? (letters === undefined ? [] : (byLetters.get(letters) ?? []));
}

function add(to: Map<string, Subdivision[]>, key: string, subdivision: Subdivision): void {
  to.set(key, [...(to.get(key) ?? []), subdivision]);
}
