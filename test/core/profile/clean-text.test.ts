import test from 'ava';
import { cleanText, joinWrapped } from '../../../core/profile/clean-text.ts';

test('Letters become what a person would type', (t) => {
  t.is(cleanText('ﬁne ﬂow eﬃcient'), 'fine flow efficient');
  t.is(cleanText('555-\u00AD\u20105555'), '555-5555');
  t.is(cleanText('a\u00A0b\u2009c'), 'a b c');
  t.is(cleanText('\uE123icon\u200B'), 'icon');
  t.is(cleanText('e\u0301'), 'é');
});

const table: readonly (readonly [before: string, after: string, text: string, expected: string])[] = [
  ['which enables', 'thousands', '', 'which enables thousands'],
  ['prefer-', 'ably in one sentence', '', 'preferably in one sentence'],
  ['a cross-', 'functional team', '', 'a cross-functional team'],
  ['client-', 'server systems', '', 'client-server systems'],
  ['the audio-', 'visual show', 'an audio-visual show', 'the audio-visual show'],
  ['the co-', 'operation', 'a cooperation', 'the cooperation'],
  ['the AWS-', 'based platform', '', 'the AWS-based platform'],
  ['24-', 'hour service', '', '24-hour service'],
  ['Web -', 'and more', '', 'Web - and more'],
  ['input/', 'output', '', 'input/output'],
];

for (const [before, after, text, expected] of table) {
  test(`A wrapped line is joined: "${before}" and "${after}"`, (t) => {
    t.is(joinWrapped(before, after, text), expected);
  });
}
