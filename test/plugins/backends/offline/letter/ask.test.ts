import test from 'ava';
import { ask, closing, signOff } from '../../../../../plugins/backends/offline/letter/ask.ts';
import { letterOf } from '../../../../../plugins/backends/offline/letter/letter.ts';
import { buildQuestion } from '../../../../support/letters.ts';

test('every letter asks one thing, whoever reads it', (t) => {
  for (const reader of ['hr', 'engineering', 'founder'] as const) {
    for (const role of [null, 'Harbour Engineer']) {
      for (let angle = 0; angle < 12; angle += 1) t.is(ask(letterOf(buildQuestion({ reader, role, angle }))).match(/\?/g)?.length, 1);
    }
  }
});

test('readers are asked for different things', (t) => {
  const asked = (reader: 'hr' | 'engineering' | 'founder') => new Set(Array.from({ length: 30 }, (_, angle) => ask(letterOf(buildQuestion({ reader, angle })))));
  t.is(asked('hr').intersection(asked('engineering')).size, 0);
  t.is(asked('engineering').intersection(asked('founder')).size, 0);
});

test('the closing takes the pressure off, without a question of its own', (t) => {
  for (let angle = 0; angle < 20; angle += 1) t.notRegex(closing(letterOf(buildQuestion({ angle }))), /\?/);
});

test('the letter ends with the name of the sender', (t) => {
  t.regex(signOff(letterOf(buildQuestion())), /,\nNora Feldt$/);
  t.notRegex(signOff(letterOf(buildQuestion({ sender: { name: null, title: null, employer: null, current: false } }))), /,$|null/);
});
