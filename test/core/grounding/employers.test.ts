import test from 'ava';
import { checkGrounding } from '../../../core/grounding/check-grounding.ts';
import { atOnce } from '../../../core/in-turns.ts';
import { textTools } from '../../../core/text/text-tools.ts';
import { answers, draftOf, lead, page, posting, problemsOf, profile, profileUri, sender } from '../../support/grounding-world.ts';

const table: readonly (readonly [body: string, place: string | null])[] = [
  ['I worked at Umbrella.', 'Umbrella'],
  ['At Umbrella I wrote Go.', 'Umbrella'],
  ['I joined Contoso last year.', 'Contoso'],
  ['I worked at Acme Robotics.', 'Acme Robotics'],
  ['I worked at stripe.', 'stripe'],
  ['I spent a year at square.', 'square'],
  ['I was at GitHub.', 'GitHub'],
  ['I worked at Globex.', null],
  ['I studied at the University of Hamburg.', null],
  ['At scale, I like Go.', null],
  ['I learned it at work.', null],
  ['At the moment I write Go.', null],
  ['I am good at problems like this.', null],
  ['I would love to work at Acme Robotics.', null],
  ['Maya worked at Umbrella.', null],
];

for (const [body, place] of table) {
  test(`the place in "${body}" ${place === null ? 'is fine' : `shows "${place}"`}`, (t) => {
    const problems = problemsOf(body);
    if (place === null) t.deepEqual(problems, []);
    else t.true(problems.some(({ quote }) => quote === place), problems.map(({ quote }) => quote).join(' | '));
  });
}

test('a place with an apostrophe in its name is found, whichever apostrophe was typed', (t) => {
  const { experience, rawText } = profile;
  const first = experience[0];
  if (first === undefined) return t.fail();
  const hospital = 'St Mary’s Hospital';
  const text = `${rawText}\n${hospital}\n`;
  const company = { value: hospital, span: { start: text.indexOf(hospital), end: text.indexOf(hospital) + hospital.length, quote: hospital } };
  const nurse = { ...profile, rawText: text, experience: [...experience, { ...first, company }] };
  for (const said of ["At St Mary's Hospital, I trained new colleagues.", 'At St Mary’s Hospital, I trained new colleagues.']) {
    const input = { draft: draftOf(said), lead, profile: nurse, profileUri, documents: [posting, page], answers, sender, text: textTools };
    t.deepEqual(atOnce(checkGrounding(input)).filter(({ rule }) => rule === 'self-claim'), [], said);
  }
  const other = { draft: draftOf("At St Jude's Hospital, I trained new colleagues."), lead, profile: nurse, profileUri, documents: [posting, page], answers, sender, text: textTools };
  t.true(atOnce(checkGrounding(other)).some(({ quote }) => quote.includes('Jude')));
});
