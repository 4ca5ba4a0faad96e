/** By so many people who work there: bands in which companies are alike, as statistics offices and job boards draw them. */
export const companySizes = ['1–10', '11–50', '51–200', '201–1,000', 'over 1,000', 'not stated'] as const;
export type CompanySize = (typeof companySizes)[number];

/** The band of a number of people; `undefined` when nobody says how many there are. */
export function companySizeOf(people: number | undefined): CompanySize {
  if (people === undefined) return 'not stated';
  if (people <= 10) return '1–10';
  if (people <= 50) return '11–50';
  if (people <= 200) return '51–200';
  return people <= 1_000 ? '201–1,000' : 'over 1,000';
}
