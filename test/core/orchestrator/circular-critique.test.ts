import test from 'ava';
import { isCircular } from '../../../core/orchestrator/circular-critique.ts';

const a = ['The opening is about you and not about the reader.', 'The ask is too large for a first message.'];
const b = ['The achievement does not fit the posting that you answer to.'];
const c = ['Too long by forty words.'];

test('the same critique twice in a row goes in a circle, also in other capitals and order', (t) => {
  t.true(isCircular([a, a]));
  t.true(isCircular([a, [...a].reverse().map((line) => line.toUpperCase())]));
  t.false(isCircular([a]));
  t.false(isCircular([]));
});

test('two critiques that take turns are found in the fourth round, not before', (t) => {
  t.false(isCircular([a, b]));
  t.false(isCircular([a, b, a]));
  t.true(isCircular([a, b, a, b]));
  t.true(isCircular([c, a, b, a, b]));
  t.false(isCircular([a, b, a, c]));
});

test('critiques that share a sentence, or of which one contains the other, are different ones', (t) => {
  t.false(isCircular([a, [a[0] ?? '', ...b]]));
  t.false(isCircular([a, [...a, ...b]]));
  t.false(isCircular([[...a, ...b], a]));
  t.false(isCircular([b, [...b, ...c]]));
});

test('two rounds without any critique are no circle', (t) => {
  t.false(isCircular([[], []]));
});
