import test from 'ava';
import { draftSentences } from '../../../core/grounding/draft-sentences.ts';
import { clauseStretches } from '../../../core/grounding/stretches.ts';
import { tokens } from '../../../core/grounding/tokens.ts';

/** Whose the word in capitals is, and what is said of it. */
const table: readonly (readonly [text: string, voice: string])[] = [
  ['I run FOO.', 'self asserted'],
  ['You run FOO.', 'reader asserted'],
  ['We ran FOO there.', 'self asserted'],
  ['Could we talk about FOO?', 'any asked'],
  ['Your FOO is fine.', 'reader asserted'],
  ['My FOO is fine.', 'self asserted'],
  ['My FOO is limited.', 'self negated'],
  ['I would bring your team FOO.', 'reader asserted'],
  ['I would bring your team five years of FOO.', 'self asserted'],
  ['I would help your team with FOO.', 'self asserted'],
  ['You run it, and I run FOO.', 'self asserted'],
  ['I run it, and you run FOO.', 'reader asserted'],
  ['I do not run it, but I know FOO.', 'self asserted'],
  ['I do not run it but know FOO.', 'self asserted'],
  ['I have not used FOO.', 'self negated'],
  ['I would love to use FOO.', 'self wished'],
  ['I read that you use FOO.', 'reader asserted'],
  ['I read about FOO.', 'self read'],
  ['I read your post and have run FOO.', 'self asserted'],
  ['With FOO behind me, I can help.', 'self asserted'],
  ['After reading about FOO, I had an idea.', 'any read'],
  ['The posting asks for FOO.', 'reader asserted'],
  ['Acme runs FOO.', 'reader asserted'],
  ["Acme's FOO is fine.", 'reader asserted'],
  ['I worked at Acme with FOO.', 'self asserted'],
  ['Built FOO for years.', 'self asserted'],
  ['Five years of FOO.', 'self asserted'],
  ['No FOO yet.', 'self negated'],
  ['Congratulations on FOO.', 'reader asserted'],
  ['Skills: FOO.', 'self asserted'],
  ['What I bring:\n- FOO', 'self asserted'],
  ['What you need:\n- FOO', 'reader asserted'],
  ['I built it. It runs FOO.', 'self asserted'],
  ['You built it. It runs FOO.', 'reader asserted'],
  ['Do you use FOO?', 'reader asked'],
  ['FOO is a nice thing.', 'any asserted'],
  ['FOO is my daily tool.', 'self asserted'],
  ['FOO is new to me.', 'any asserted'],
  ['You would get FOO from me.', 'self asserted'],
  ['I am writing as a FOO engineer.', 'self asserted'],
  ['Globex taught me FOO.', 'self asserted'],
  ['Ich habe viel mit FOO gemacht.', 'self asserted'],
  ['Sie arbeiten mit der FOO.', 'reader asserted'],
];

for (const [text, voice] of table) {
  test(`${text.replace('\n', ' ')} → ${voice}`, (t) => {
    const list = tokens(text);
    const at = list.findIndex((token) => token.text === 'FOO');
    const stretches = clauseStretches(list, draftSentences(list), { company: ['acme'], companyIsEmployer: false });
    const found = stretches.find(({ from, to }) => at >= from && at < to);
    t.is(`${found?.owner} ${found?.mode}`, voice);
  });
}
