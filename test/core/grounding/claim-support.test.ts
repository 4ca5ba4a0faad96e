import test from 'ava';
import { claim, problemsOf } from '../../support/grounding-world.ts';

function uncovered(body: string, ...claims: readonly ReturnType<typeof claim>[]): readonly string[] {
  return problemsOf(body, { claims }).filter(({ rule }) => rule === 'claim-support').map(({ quote }) => quote);
}

test('numbers, names and skills of a claim must be in its own quote', (t) => {
  t.deepEqual(uncovered('I have eight years of Go.', claim('eight years of Go', 'Cut deployment time from 40 minutes')), ['eight years of Go']);
  t.deepEqual(uncovered('I write Go at Globex.', claim('I write Go', 'Built a reporting service in Python')), ['Go']);
  t.deepEqual(uncovered('Northwind Ventures led your Series B.', claim('Northwind Ventures', 'We employ 120 people in Berlin and Porto.', 'page')), ['Northwind Ventures']);
});

test('a quote that has them is enough, in any spelling', (t) => {
  t.deepEqual(uncovered('I led six engineers.', claim('six engineers', 'Led a team of 6 engineers')), []);
  t.deepEqual(uncovered('I know Postgres.', claim('Postgres', 'a payments platform in Go and PostgreSQL')), []);
});

test('two claims on the same words may prove one half each', (t) => {
  const claims = [claim('I cut cloud spend by 30% with Docker', 'Reduced cloud spend by 30%'), claim('I cut cloud spend by 30% with Docker', 'with Docker and GitHub Actions')];
  t.deepEqual(uncovered('I cut cloud spend by 30% with Docker.', ...claims), []);
  t.deepEqual(uncovered('I cut cloud spend by 30% with Docker.', claims[0] as never), ['Docker']);
});

test('the employer of the entry that is quoted counts with the quote', (t) => {
  t.deepEqual(uncovered('At Globex I led six engineers.', claim('At Globex I led six engineers', 'Led a team of 6 engineers')), []);
  t.deepEqual(uncovered('At Initech I led six engineers.', claim('At Initech I led six engineers', 'Led a team of 6 engineers')), ['Initech']);
});
