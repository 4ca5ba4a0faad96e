import test from 'ava';
import { countryByName, countryByPhone, countryByTld, mainZoneOf } from '../../../core/policy/countries.ts';
import { placeKey } from '../../../core/policy/place-key.ts';

const names: readonly (readonly [name: string, country: string | null])[] = [
  ['Germany', 'DE'], ['Deutschland', 'DE'], ['Allemagne', 'DE'], ['España', 'ES'], ['Österreich', 'AT'], ['Polska', 'PL'], ['U.S.A.', 'US'], ['U.S.', 'US'], ['UK', 'GB'], ['UAE', 'AE'], ['Côte d’Ivoire', 'CI'], ['Trinidad & Tobago', 'TT'], ['DE', 'DE'], ['de', null], ['Wonderland', null], ['', null], ['__proto__', null],
];

for (const [name, country] of names) {
  test(`"${name}" is ${country ?? 'no country'}`, (t) => {
    t.is(countryByName(placeKey(name), name), country);
  });
}

test('host names and phone numbers name a country where they do', (t) => {
  t.deepEqual(['https://a.de/b.fr', 'http://user@a.co.uk:8080/x', 'a.com', 'a.io', 'x', 'HTTPS://A.NL.'].map(countryByTld), ['DE', 'GB', null, null, null, 'NL']);
  t.deepEqual(['+49', '0049 (30) 1234', '+353-1-555', '+1 555 0100', '030 1234', '+999999', ''].map(countryByPhone), [null, 'DE', 'IE', null, null, null, null]);
});

test('a country has a zone, which is a guess where it has several', (t) => {
  t.deepEqual(mainZoneOf('IN'), { zone: 'Asia/Kolkata', isOnly: true });
  t.deepEqual(mainZoneOf('US'), { zone: 'America/Chicago', isOnly: false });
  t.is(mainZoneOf('XX'), null);
});
