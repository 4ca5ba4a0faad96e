import test from 'ava';
import { choose, hashOf, shuffle } from '../../../../../plugins/backends/offline/english/choose.ts';

const frames = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'] as const;

test('the same lead always gets the same wording', (t) => {
  for (const seed of ['acme', 'tidewater', 'Ørsted']) {
    t.is(choose(frames, seed, 'ask'), choose(frames, seed, 'ask'));
    t.deepEqual(shuffle(frames, seed, 'order'), shuffle(frames, seed, 'order'));
  }
});

test('different leads get different wordings, each about as often', (t) => {
  const counts = new Map<string, number>();
  for (let lead = 0; lead < 7000; lead += 1) {
    const chosen = choose(frames, `company ${lead}`, 'ask');
    counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
  }
  t.is(counts.size, frames.length);
  for (const count of counts.values()) t.true(count > 850 && count < 1150, `${count} of 7000`);
});

test('what is chosen in one place of a letter says nothing of what is chosen in another', (t) => {
  let same = 0;
  for (let lead = 0; lead < 7000; lead += 1) if (frames.indexOf(choose(frames, `company ${lead}`, 'ask')) === frames.indexOf(choose(frames, `company ${lead}`, 'closing'))) same += 1;
  t.true(same > 850 && same < 1150, `${same} of 7000`);
});

test('shuffling loses nothing and doubles nothing', (t) => {
  t.deepEqual([...shuffle(frames, 'acme', 'order')].sort(), [...frames].sort());
});

test('the hash is the published one, so that letters stay the same on every machine', (t) => {
  t.is(hashOf('acme'), hashOf('acme'));
  t.not(hashOf('acme'), hashOf('acmf'));
  t.true(Number.isInteger(hashOf('')) && hashOf('') >= 0);
});
