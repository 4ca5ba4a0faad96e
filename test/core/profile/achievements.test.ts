import test from 'ava';
import { achievements } from '../../../core/profile/achievements.ts';
import { inventPerson } from '../../support/letters.ts';

const profile = inventPerson({
  name: 'Nora Feldt',
  skills: [],
  jobs: [{ company: 'Brightwater Freight', title: 'Engineer', start: '2019', highlights: ['Built pipelines in Go and Kafka', 'Led a team of four'] }],
  projects: [{ name: 'Tidetable', highlights: ['Wrote a tide table in Rust'] }],
});

test('what was done is told line by line, with employer, title and the skills each line names', (t) => {
  const [first, second] = achievements(profile, 'resume:1');
  t.is(first?.text, 'Built pipelines in Go and Kafka');
  t.is(first?.employer?.text, 'Brightwater Freight');
  t.is(first?.title?.text, 'Engineer');
  t.deepEqual(first?.skills, ['Go', 'Kafka']);
  t.true(first?.current);
  t.deepEqual(second?.skills, []);
});

test('a project is told under its own name', (t) => {
  const last = achievements(profile, 'resume:1').at(-1);
  t.is(last?.project?.text, 'Tidetable');
  t.is(last?.employer, null);
});

test('each line is quoted letter by letter from the résumé', (t) => {
  for (const { evidence } of achievements(profile, 'resume:1')) {
    t.deepEqual([evidence.kind, evidence.uri], ['resume', 'resume:1']);
    t.true(profile.rawText.includes(evidence.quote));
  }
});
