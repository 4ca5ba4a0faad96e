import test from 'ava';
import { countTokens, tokensOf } from './tokens.ts';

const english = 'The harbour keeps its own time. Ships wait for the tide, and the tide waits for nobody, as everyone who has worked on a pier will tell you without being asked.';

test('a token is about four characters of English, and joined they are the text again', (t) => {
  const perToken = english.length / countTokens(english);
  t.true(perToken > 3.4 && perToken < 5, `${perToken}`);
  for (const text of [english, '東京 🎈 naïve\n\n{"a": [1, 2345]}', 'ﷺ é', '']) t.is(tokensOf(text).join(''), text);
});

test('a text of a million characters is counted at once', (t) => {
  t.true(countTokens(english.repeat(6_500)) > 200_000);
});
