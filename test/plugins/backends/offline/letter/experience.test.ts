import test from 'ava';
import { furtherExperience, introduction, laterExperience, leadingExperience, quotedExperience } from '../../../../../plugins/backends/offline/letter/experience.ts';
import { letterOf } from '../../../../../plugins/backends/offline/letter/letter.ts';
import { buildQuestion } from '../../../../support/letters.ts';

test('the leading experience names its employer, in every wording', (t) => {
  for (let angle = 0; angle < 40; angle += 4) {
    const letter = letterOf(buildQuestion({ angle }));
    const [first] = letter.experiences;
    if (first === undefined) throw new Error('no experience');
    t.regex(leadingExperience(letter, first, false).text, /Brightwater Freight/);
  }
});

test('right after an introduction the employer is not named again', (t) => {
  const letter = letterOf(buildQuestion());
  const [first, second] = letter.experiences;
  if (first === undefined || second === undefined) throw new Error('no experience');
  t.notRegex(leadingExperience(letter, first, true).text, /Brightwater Freight/);
  if (second.achievement.employer?.text === 'Brightwater Freight') t.notRegex(furtherExperience(letter, second, first, 'further').text, /Brightwater Freight/);
});

test('an earlier job is told as an earlier one', (t) => {
  for (let angle = 0; angle < 12; angle += 1) {
    const letter = letterOf(buildQuestion({ angle }));
    const now = letter.experiences.find(({ achievement }) => achievement.current);
    const then = letter.experiences.find(({ achievement }) => !achievement.current);
    if (now === undefined || then === undefined) throw new Error('no experience');
    t.regex(furtherExperience(letter, then, now, 'further').text, /earlier|There was/i);
  }
});

test('the sender is introduced by what they do now', (t) => {
  for (let angle = 0; angle < 12; angle += 1) t.regex(introduction(letterOf(buildQuestion({ angle })))?.text ?? '', /senior backend engineer/);
});

test('a title that is none introduces nobody', (t) => {
  const question = buildQuestion();
  t.is(introduction(letterOf({ ...question, sender: { ...question.sender, title: null } })), null);
});

test('a follow-up names the employer, because nothing stands before it', (t) => {
  const letter = letterOf(buildQuestion());
  for (const experience of letter.experiences) t.regex(laterExperience(letter, experience, 'three').text, /Brightwater Freight|Kestrel Pay GmbH/);
});

test('where no line can be turned into a sentence, one is quoted as it stands', (t) => {
  const question = buildQuestion();
  const [odd] = question.achievements;
  if (odd === undefined) throw new Error('no achievement');
  t.regex(quotedExperience(letterOf({ ...question, achievements: [{ ...odd, text: 'Technical lead, payments, 12 countries' }] }))?.text ?? '', /“Technical lead, payments, 12 countries”/);
});
