import test from 'ava';
import { companyKey } from '../../../core/domain/company-key.ts';

const same = [
  ['Acme', ['ACME', 'Acme, Inc.', 'Acme Inc', 'acme incorporated', 'Acmé', 'The Acme Company', 'ACME Ltd.', 'Acme Co., Ltd.', '  Acme  ', 'Acme LLC']],
  ['Müller', ['Muller GmbH', 'MÜLLER GmbH & Co. KG', 'Müller AG']],
  ['Crédit Lyonnais', ['CREDIT LYONNAIS S.A.', 'Crédit Lyonnais SAS']],
  ['Smith & Jones', ['Smith and Jones', 'Smith + Jones Ltd']],
  ['Łódź Software', ['Lodz Software Sp. z o.o.', 'LODZ SOFTWARE SP Z OO']],
  ["O'Reilly", ['OReilly Pty Ltd', 'O’Reilly']],
  ['Straße', ['STRASSE', 'strasse']],
  ['日本電気', ['日本電気']],
] as const;

for (const [name, variants] of same) {
  test(`"${name}" is recognised in its variants`, (t) => {
    for (const variant of variants) t.is(companyKey(variant), companyKey(name), variant);
  });
}

const different = [
  ['Acme', 'Acme Labs'],
  ['Delta Air', 'Delta Faucet'],
  ['The Browser Company', 'Browserbase'],
  ['Group Nine', 'Nine'],
  ['Co', 'Inc'],
] as const;

for (const [one, other] of different) {
  test(`"${one}" and "${other}" stay two companies`, (t) => {
    t.not(companyKey(one), companyKey(other));
  });
}

test('a name that is nothing but a legal form, or nothing but "The", is still a name', (t) => {
  t.is(companyKey('Limited'), 'limited');
  t.is(companyKey('The'), 'the');
});
