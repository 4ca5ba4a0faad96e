import test from 'ava';
import { problemsOf } from '../../support/grounding-world.ts';

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
