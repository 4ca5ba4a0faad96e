import test from 'ava';
import { answerIn, presetQuestion, questions, tidyAnswer } from '../../../core/setup/sender-questions.ts';
import { completeSettings, defaultSettings } from '../../../core/config/load-settings.ts';
import { environmentSettings } from '../../../core/config/environment-settings.ts';

test('each question is answered by its flag and by its variable, and by nothing at first', (t) => {
  for (const question of [...questions, presetQuestion]) {
    const value = question === presetQuestion ? 'custom' : 'x';
    t.deepEqual(environmentSettings({ [question.environmentName]: value }, {}, {}).map(({ path }) => path), [[...question.path]]);
    t.is(question.flag, `--${question.option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
    if (question !== presetQuestion) t.is(answerIn(defaultSettings(), question), null);
  }
  t.is(answerIn(completeSettings({ sender: { name: 'Ada' } }, 'test'), questions[0]!), 'Ada');
});

test('an answer in several lines becomes one', (t) => {
  t.is(tidyAnswer('  12 Mill Lane \r\n  Leeds\nLS1\n'), '12 Mill Lane, Leeds, LS1');
});

test('what is wrong with an answer is said without the name of the setting', (t) => {
  t.is(questions[0]?.problem('x'.repeat(201)), 'it must NOT have more than 200 characters');
  t.is(questions[1]?.problem('ada@example.org'), undefined);
  t.regex(questions[1]?.problem('ada') ?? '', /no @/);
  t.regex(presetQuestion.problem('x') ?? '', /one of \(offline/);
});
