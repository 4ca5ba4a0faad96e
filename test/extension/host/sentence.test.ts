import test from 'ava';
import { sentence } from '../../../extension/host/sentence.ts';

test('what has no end is given one, before something follows it', (t) => {
  t.is(sentence('550 user unknown'), '550 user unknown.');
  t.is(sentence('I make trouble'), 'I make trouble.');
});

test('what has an end keeps it', (t) => {
  for (const words of ['It is done.', 'Why?', 'So…', 'It said “no.”', 'It is not valid (see above.)']) t.is(sentence(words), words);
});
