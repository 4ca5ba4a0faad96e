import test from 'ava';
import { typingSlips } from '../../../core/writing/typing-slips.ts';

const slips: readonly (readonly [text: string, rule: string])[] = [
  ['I saw the the posting.', 'doubled-word'],
  ['The the posting.', 'doubled-word'],
  ['I saw the\nthe posting.', 'doubled-word'],
  ['I saw  it.', 'doubled-space'],
  ['I saw it,, really.', 'doubled-mark'],
  ['I saw it.. Really.', 'doubled-mark'],
  ['Really!!', 'doubled-mark'],
  ['I saw it , really.', 'doubled-mark'],
  ['I saw it,. Really.', 'doubled-mark'],
  ['I saw it. then I left.', 'lower-case-start'],
  ['Hi Maya,\n\nyour posting is good.', 'lower-case-start'],
  ['i saw it.', 'lower-case-start'],
  ['I said "yes.', 'unbalanced-quote'],
  ['I said “yes.', 'unbalanced-quote'],
  ['I said (yes.', 'unbalanced-quote'],
  ['I said yes).', 'unbalanced-quote'],
];

const fine = [
  'I had had enough, and I think that that is fine.',
  'I saw it... and left.',
  'Docker, Go, etc., and so on.',
  'It is e.g. here, i.e. there.',
  'I like iOS. macOS too. npm is fine.',
  'He met Duran Duran.',
  'I help Help Scout.',
  '1) one\n2) two :)',
  'She said “yes” and ‘no’.',
  'Er sagte „ja“ und ging.',
  '    indented code',
  'I bring:\n\n- this\n- that',
  'A sentence (with an aside). Another one.',
  'They are at Embraer S.A. is what I read.',
  'Is it v1.2? It is.',
  'The rock’n’roll of it, and the team’s.',
];

for (const [text, rule] of slips) {
  test(`${JSON.stringify(text)} has a ${rule}`, (t) => {
    t.deepEqual([...new Set(typingSlips(text).map((slip) => slip.rule))], [rule] as never);
  });
}

for (const text of fine) {
  test(`${JSON.stringify(text)} has none`, (t) => {
    t.deepEqual(typingSlips(text).map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`), []);
  });
}
