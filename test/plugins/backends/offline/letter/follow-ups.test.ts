import test from 'ava';
import { followUps } from '../../../../../plugins/backends/offline/letter/follow-ups.ts';
import { letterOf } from '../../../../../plugins/backends/offline/letter/letter.ts';
import { buildQuestion } from '../../../../support/letters.ts';

test('a reminder follows on day 3 and one on day 7, each with something new', (t) => {
  for (let angle = 0; angle < 12; angle += 1) {
    const letter = letterOf(buildQuestion({ angle }));
    const [three, seven] = followUps(letter, letter.experiences.slice(2), letter.references.slice(1));
    t.is(three?.day, 3);
    t.is(seven?.day, 7);
    t.true(three?.said.text.includes(letter.experiences[2]?.deed.text ?? '—'));
    t.true(seven?.said.text.includes(letter.references[1]?.words ?? '—'));
  }
});

test('a reminder is short, and long enough to say something', (t) => {
  for (let angle = 0; angle < 12; angle += 1) {
    const letter = letterOf(buildQuestion({ angle }));
    for (const { said } of followUps(letter, letter.experiences.slice(1), letter.references.slice(1))) {
      const words = said.text.split(/\s+/).length;
      t.true(words >= 40 && words <= 90, `${words} words: ${said.text}`);
    }
  }
});

test('with nothing left to add, a reminder is still whole', (t) => {
  const letter = letterOf(buildQuestion({ facts: [], achievements: [], skills: [] }));
  for (const { said } of followUps(letter, [], [])) t.regex(said.text, /^Hello Tidewater team,\n\n[^]+\n\n[^]+,\nNora Feldt$/);
});
