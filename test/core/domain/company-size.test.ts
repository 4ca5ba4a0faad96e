import test from 'ava';
import { type CompanySize, companySizeOf } from '../../../core/domain/company-size.ts';

const bands: readonly (readonly [number | undefined, CompanySize])[] = [
  [1, '1–10'], [10, '1–10'], [11, '11–50'], [50, '11–50'], [51, '51–200'], [200, '51–200'], [201, '201–1,000'], [1_000, '201–1,000'], [1_001, 'over 1,000'], [undefined, 'not stated'],
];

for (const [people, band] of bands) {
  test(`a company of ${people ?? 'nobody knows how many'} people is in the band “${band}”`, (t) => t.is(companySizeOf(people), band));
}
