// How many people work at a company, where its page or posting says so: "Company size: 11-50", "a team of 40". Nothing is guessed from anything else.

/** People at the company that the text speaks of, the upper end of a range; undefined when it does not say. */
export function headcount(text: string): number | undefined {
  for (const statement of statements) {
    const [, from, to] = statement.exec(text) ?? [];
    const people = Number((to ?? from ?? '').replaceAll(/[.,\u00A0]/g, ''));
    if (people > 0 && people <= mostPeople) return people;
  }
  return undefined;
}

/** Nobody employs more; a longer number is something else. */
const mostPeople = 5_000_000;

const number = String.raw`(\d{1,3}(?:[.,\u00A0]\d{3})+|\d{1,7})(?![.,]?\d|\s*(?:k|thousand|million|m)\b)`;
const about = String.raw`(?:(?:about|around|approximately|some|over|more than|~)\s*)?`;
const range = String.raw`${about}${number}\+?(?:\s*(?:-|–|to)\s*${number})?`;

/** What names the number comes before what only speaks of it. */
const statements: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:company size|team size|headcount|(?:number of )?employees(?=\s*[:(\n]))\W{1,8}${range}`, 'i'),
  new RegExp(String.raw`\bwe(?: are|['’]re| employ) (?:now |currently )?(?:an? (?:\w+ )?(?:team|company|start-?up) of )?${range} (?:people|employees|colleagues)\b`, 'i'),
  new RegExp(String.raw`\b(?:a|our) (?:\w+ )?(?:team|company|start-?up|crew) of ${range}\b`, 'i'),
  new RegExp(String.raw`\b${number}-(?:person|people) (?:team|company|start-?up|firm|studio|crew)\b`, 'i'),
];
