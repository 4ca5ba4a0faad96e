/** Whose rules protect a person: CAN-SPAM (us), the GDPR and its like (eu: EU, EEA and Switzerland), PECR (uk), CASL (ca), or others. */
export type Jurisdiction = 'us' | 'eu' | 'uk' | 'ca' | 'other';

const byCountry = new Map<string, Jurisdiction>([
  // The EU itself, its members, the EEA, Switzerland; then what belongs to them and has a code of its own.
  ...each('eu', 'EU AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH AX GF GP MQ RE YT MF BL PM'),
  ...each('uk', 'GB GG JE IM'),
  ...each('us', 'US PR GU VI AS MP UM'),
  ...each('ca', 'CA'),
]);

/** The jurisdiction of a country (ISO 3166-1, two capitals); `other` when it is not known. */
export function jurisdictionOf(country: string | null): Jurisdiction {
  return (country === null ? undefined : byCountry.get(country)) ?? 'other';
}

function each(jurisdiction: Jurisdiction, countries: string): readonly (readonly [string, Jurisdiction])[] {
  return countries.split(' ').map((country) => [country, jurisdiction]);
}
