import test from 'ava';
import { commonWords } from '../../../core/grounding/common-words.ts';

test('words that begin sentences are common, companies and tools are not', (t) => {
  for (const word of ['the', 'would', 'thanks', 'reliable', 'cutting', 'platform']) t.true(commonWords.has(word), word);
  for (const word of ['stripe', 'google', 'kubernetes', 'acme', 'berlin', 'slack', 'oracle', 'netflix']) t.false(commonWords.has(word), word);
});

test('every word is in lower case and stands once', (t) => {
  for (const word of commonWords) t.is(word, word.toLowerCase());
  t.true(commonWords.size > 2_000);
});
