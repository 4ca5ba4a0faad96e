import test from 'ava';
import { type Split, splitBytes } from './split-bytes.ts';

const bytes = Buffer.from('data: {"text":"Grüße, 東京 🎈"}\n\n');

test('the pieces of a split are the same bytes in the same order, and none is empty', (t) => {
  const splits: readonly Split[] = [{ size: 1 }, { size: 1_000 }, { seed: 1 }, { seed: 2, most: 3 }, { at: [0, 3, 3, 9_999, 1] }, 'inside-characters'];
  for (const split of splits) {
    const pieces = splitBytes(bytes, split);
    t.deepEqual(Buffer.concat(pieces), bytes);
    t.true(pieces.every(({ length }) => length > 0));
  }
  t.is(splitBytes(bytes, { size: 1 }).length, bytes.length);
  t.deepEqual(splitBytes(bytes, { seed: 5 }), splitBytes(bytes, { seed: 5 }));
});

test('inside characters: no character of more than one byte stays whole', (t) => {
  const broken = splitBytes(Buffer.from('東🎈'), 'inside-characters');
  t.deepEqual(broken.map(({ length }) => length), [1, 1, 2, 1, 1, 1]);
});
