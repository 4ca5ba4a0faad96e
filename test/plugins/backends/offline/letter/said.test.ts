import test from 'ava';
import { prove, say, together } from '../../../../../plugins/backends/offline/letter/said.ts';

const resume = (quote: string) => ({ kind: 'resume' as const, uri: 'resume:1', quote });

test('words are proven by a quote on one line', (t) => {
  t.deepEqual(prove('led a team of 5', resume('Led a team of 5')), [{ text: 'led a team of 5', source: resume('Led a team of 5') }]);
});

test('a quote that was wrapped proves the words line by line, each quote within one line', (t) => {
  const proofs = prove('led a team of five engineers in developing a search bar', resume('Led a team of five\nengineers in developing a search bar'));
  t.deepEqual(
    proofs.map(({ text }) => text),
    ['a team of five', 'engineers in developing a search bar'],
  );
  for (const { text, source } of proofs) {
    t.false(source.quote.includes('\n'));
    t.is(source.quote, text);
  }
});

test('one letter proves nothing', (t) => {
  t.deepEqual(prove('C', resume('C')), []);
});

test('sentences are put together with their proofs, and what is missing leaves no gap', (t) => {
  const said = together(say('One.', prove('One', resume('One thing'))), null, say(''), say('Two.'));
  t.is(said.text, 'One. Two.');
  t.is(said.proofs.length, 1);
});
