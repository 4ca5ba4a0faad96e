import test from 'ava';
import { bannedPhrases } from '../../../core/writing/banned-phrases.ts';

const banned = ['I hope this email finds you well', 'to whom it may concern', 'real synergy here', 'a proven track\nrecord of it', 'Let me delve into it', 'I’m a team player', 'in today’s fast-paced world', 'My name is Sam Rivera and I am writing to you', 'It resonated with me', 'a cutting-edge platform', 'Just checking in'];
const fine = ['I hope the week is going well', 'the team plays well', 'a track of records', 'Guruvayur is a town', 'I am writing about the role', 'an edge case', 'we check it in Git', 'synergyx'];

for (const text of banned) {
  test(`this is banned: ${text.replaceAll('\n', ' ')}`, (t) => {
    t.is(bannedPhrases(text).length, 1);
  });
}

for (const text of fine) {
  test(`this is fine: ${text}`, (t) => {
    t.deepEqual(bannedPhrases(text), []);
  });
}

test('the place of a phrase is exact', (t) => {
  const text = 'Well, to whom it may concern: hello.';
  const [place] = bannedPhrases(text);
  t.is(text.slice(place?.start, place?.end), 'to whom it may concern');
});
