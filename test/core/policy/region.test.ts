import test from 'ava';
import { type Jurisdiction, jurisdictionOf } from '../../../core/policy/region.ts';

const regions: Readonly<Record<Jurisdiction, string>> = { us: 'US PR', eu: 'DE FR IE SE EU IS NO LI CH RE', uk: 'GB JE IM', ca: 'CA', other: 'JP AU BR IN TR RU XX' };

for (const [jurisdiction, countries] of Object.entries(regions)) {
  test(`people in ${countries} are protected by the rules of "${jurisdiction}"`, (t) => {
    for (const country of countries.split(' ')) t.is(jurisdictionOf(country), jurisdiction as Jurisdiction, country);
  });
}

test('where nobody knows the country the rules of others hold', (t) => {
  t.is(jurisdictionOf(null), 'other');
});
