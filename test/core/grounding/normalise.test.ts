import test from 'ava';
import { normalise } from '../../../core/grounding/normalise.ts';

const table: readonly (readonly [raw: string, shown: string])[] = [
  ['plain text, 42%', 'plain text, 42%'],
  ['５０％', '50%'],
  ['٥٠ and ५० and ໕໐ and 𝟓𝟎', '50 and 50 and 50 and 50'],
  ['Кubernetes', 'Kubernetes'],
  ['Gооgle', 'Google'],
  ['Kuber\u200bnetes Ku\u00adber\u2060netes', 'Kubernetes Kubernetes'],
  ['Kuber-\nnetes and full-\r\nstack', 'Kubernetes and fullstack'],
  ['a list -\nnot a word', 'a list -\nnot a word'],
  ['Big-\nName stays', 'Big-\nName stays'],
  ['I’ve “said” it – twice', 'I\'ve "said" it – twice'],
  ['50\u00a0%', '50 %'],
  ['2×', '2x'],
  ['½', '1/2'],
  ['cafe\u0301', 'café'],
  ['5\u03380\u0338', '50'],
  ['line\u2028line', 'line\nline'],
];

for (const [raw, shown] of table) {
  test(`${JSON.stringify(raw)} reads as ${JSON.stringify(shown)}`, (t) => {
    t.is(normalise(raw).text, shown);
  });
}

test('offsets lead back to the words as they were written', (t) => {
  const raw = 'I have ﬁve years of Ku\u00adber-\nnetes.';
  const { text, original } = normalise(raw);
  for (const [words, written] of [['five', 'ﬁve'], ['Kubernetes', 'Ku\u00adber-\nnetes'], ['years', 'years']] as const) {
    const at = text.indexOf(words);
    const { start, end } = original(at, at + words.length);
    t.is(raw.slice(start, end), written);
  }
});

test('reading a text that is normal already changes nothing', (t) => {
  for (const [raw] of table) {
    const once = normalise(raw).text;
    t.is(normalise(once).text, once);
  }
});
