import test from 'ava';
import { nearest } from '../../../core/config/did-you-mean.ts';

const known = ['sender', 'preset', 'web', 'logging', 'companyCooldownDays'];
const words: readonly (readonly [word: string, meant: string | undefined])[] = [
  ['sendr', 'sender'],
  ['sneder', 'sender'],
  ['Sender', 'sender'],
  ['logging', 'logging'],
  ['companycooldown', 'companyCooldownDays'],
  ['wbe', 'web'],
  ['xyz', undefined],
  ['', undefined],
  ['a'.repeat(100_000), undefined],
];

for (const [word, meant] of words) {
  test(`"${word.slice(0, 20)}" ${meant === undefined ? 'means nothing known' : `means ${meant}`}`, (t) => {
    t.is(nearest(word, known), meant);
  });
}
