/** Whose rules protect a person: CAN-SPAM (us), the GDPR and its like (eu: EU, EEA and Switzerland), PECR (uk), CASL (ca), or others. */
export type Jurisdiction = 'us' | 'eu' | 'uk' | 'ca' | 'other';

// EU, then EEA, then Switzerland; and what belongs to them and has a code of its own.
const european = new Set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH AX GF GP MQ RE YT MF BL PM EU'.split(' '));
const british = new Set('GB GG JE IM'.split(' '));
const american = new Set('US PR GU VI AS MP UM'.split(' '));

/** The jurisdiction of a country (ISO 3166-1, two capitals); `other` when it is not known. */
export function jurisdictionOf(country: string | null): Jurisdiction {
  if (country === null) return 'other';
  if (european.has(country)) return 'eu';
  if (british.has(country)) return 'uk';
  if (american.has(country)) return 'us';
  return country === 'CA' ? 'ca' : 'other';
}
