import test from 'ava';
import { letterOf } from '../../../../../plugins/backends/offline/letter/letter.ts';
import { subjects } from '../../../../../plugins/backends/offline/letter/subjects.ts';
import { buildQuestion } from '../../../../support/letters.ts';

test('two subjects that differ, both short enough to be shown', (t) => {
  for (const role of [null, 'Harbour Engineer', 'Principal Staff Engineer for Berth Planning and Tidal Prediction Systems']) {
    for (const company of ['Tidewater', 'The Very Long Name of a Harbour Authority and Its Daughters']) {
      for (let angle = 0; angle < 8; angle += 1) {
        const [one, other] = subjects(letterOf(buildQuestion({ role, company, angle })));
        t.not(one, other);
        for (const subject of [one, other]) {
          t.true(subject.length <= 70, subject);
          t.regex(subject, /^[\p{Lu}\d]/u);
        }
      }
    }
  }
});

test('a subject on a posting names the role', (t) => {
  for (let angle = 0; angle < 8; angle += 1) t.regex(subjects(letterOf(buildQuestion({ role: 'Harbour Engineer', angle })))[0], /Harbour Engineer/);
});
