import test from 'ava';
import { type PlaceHints, recipientPlace } from '../../../core/policy/time-zone.ts';
import { isTimeZone } from '../../../core/policy/wall-clock.ts';

function place(location: string | null, hints: Partial<PlaceHints> = {}) {
  return recipientPlace({ location, senderZone: 'Europe/Lisbon', ...hints });
}

const locations: readonly (readonly [said: string, zone: string, confidence: string, country: string | null, region?: string | null])[] = [
  ['Austin, TX', 'America/Chicago', 'high', 'US', 'TX'],
  ['Austin TX', 'America/Chicago', 'high', 'US', 'TX'],
  ['New York, NY 10001', 'America/New_York', 'high', 'US', 'NY'],
  ['Washington, DC', 'America/New_York', 'high', 'US', 'DC'],
  ['Washington, D.C.', 'America/New_York', 'high', 'US', 'DC'],
  ['London', 'Europe/London', 'high', 'GB', 'ENG'],
  ['Seattle, Washington', 'America/Los_Angeles', 'high', 'US', 'WA'],
  ['SF Bay Area', 'America/Los_Angeles', 'high', 'US', 'CA'],
  ['Ann Arbor, MI, United States of America', 'America/Detroit', 'high', 'US', 'MI'],
  // CA is California or Canada, DE Delaware or Germany, IN Indiana or India, GA Georgia or Gabon: the city tells.
  ['San Jose, CA', 'America/Los_Angeles', 'high', 'US', 'CA'],
  ['Toronto, CA', 'America/Toronto', 'high', 'CA', 'ON'],
  ['Berlin, DE', 'Europe/Berlin', 'high', 'DE', 'BE'],
  ['Wilmington, DE', 'America/New_York', 'medium', 'US', 'DE'],
  ['Mumbai, IN', 'Asia/Kolkata', 'high', 'IN'],
  ['Indianapolis, IN', 'America/Indiana/Indianapolis', 'high', 'US', 'IN'],
  ['Atlanta, Georgia', 'America/New_York', 'high', 'US', 'GA'],
  ['Tbilisi, Georgia', 'Asia/Tbilisi', 'high', 'GE'],
  ['London, Ontario', 'America/Toronto', 'high', 'CA', 'ON'],
  ['London, UK', 'Europe/London', 'high', 'GB', 'ENG'],
  ['Perth, WA', 'Australia/Perth', 'high', 'AU', 'WA'],
  ['Perth, Scotland', 'Europe/London', 'high', 'GB', 'SCT'],
  ['Cambridge, MA', 'America/New_York', 'high', 'US', 'MA'],
  ['Cambridge', 'Europe/London', 'medium', 'GB', 'ENG'],
  ['Paris, Texas', 'America/Chicago', 'high', 'US', 'TX'],
  ['75001 Paris', 'Europe/Paris', 'high', 'FR'],
  ['München, Deutschland', 'Europe/Berlin', 'high', 'DE', 'BY'],
  ['Berlin-Mitte', 'Europe/Berlin', 'high', 'DE', 'BE'],
  ['Köln', 'Europe/Berlin', 'high', 'DE', 'NW'],
  ['St. John’s, NL, Canada', 'America/St_Johns', 'high', 'CA', 'NL'],
  ['Kathmandu, Nepal', 'Asia/Kathmandu', 'high', 'NP'],
  ['Hyderabad, Telangana, India', 'Asia/Kolkata', 'high', 'IN'],
  ['Bosnia and Herzegovina', 'Europe/Sarajevo', 'high', 'BA'],
  ['Fully remote in Spain', 'Europe/Madrid', 'high', 'ES'],
  ['Remote - Germany', 'Europe/Berlin', 'high', 'DE'],
  ['Berlin / London / Remote', 'Europe/Berlin', 'medium', 'DE', 'BE'],
  ['Remote (US)', 'America/Chicago', 'low', 'US'],
  ['Remote (EST)', 'America/New_York', 'medium', null],
  ['UTC+2', 'Etc/GMT-2', 'medium', null],
  ['Remote, EU', 'Europe/Berlin', 'medium', 'EU'],
];

for (const [said, zone, confidence, country, region = null] of locations) {
  test(`a recipient in "${said}" lives by the clock of ${zone}`, (t) => {
    t.like(place(said), { zone, confidence, country, region });
    t.true(isTimeZone(zone));
    t.regex(place(said).because, /\.$/);
  });
}

test('a website or a phone number tells the country when no location does, and a host name that is used everywhere tells nothing', (t) => {
  t.like(place('Remote', { website: 'https://www.example.de/jobs' }), { zone: 'Europe/Berlin', country: 'DE', confidence: 'medium' });
  t.like(place(null, { website: 'example.co.uk' }), { zone: 'Europe/London', country: 'GB', confidence: 'medium' });
  t.like(place(null, { phone: '+353 1 555 0100' }), { zone: 'Europe/Dublin', country: 'IE', confidence: 'medium' });
  t.like(place(null, { website: 'https://example.com.au' }), { zone: 'Australia/Sydney', country: 'AU', confidence: 'low' });
  for (const website of ['https://example.com', 'example.io', 'example.ai', 'no host', '']) t.like(place(null, { website }), { zone: 'Europe/Lisbon', country: null, confidence: 'low' });
});

test('nobody knows where: the time of the sender is taken, and the guess is called one', (t) => {
  for (const said of [null, '', 'Remote', 'Anywhere', 'Wonderland', 'Worldwide, remote']) {
    const { zone, confidence, because } = place(said);
    t.is(zone, 'Europe/Lisbon');
    t.is(confidence, 'low');
    t.regex(because, /your own time zone/);
  }
});

test('a location that is long, hostile or strange is read in no time', (t) => {
  const begin = performance.now();
  for (const said of ['-'.repeat(100_000), ', '.repeat(50_000), 'A '.repeat(50_000), '(((('.repeat(20_000), '\u0000\u2028', '__proto__', 'constructor', 'toString']) t.is(place(said).confidence, 'low');
  t.true(performance.now() - begin < 2_000);
});
