import test from 'ava';
import { foreignLanguage, foreignStretches } from '../../../core/grounding/foreign-stretches.ts';
import { tokens } from '../../../core/grounding/tokens.ts';

const languages: readonly (readonly [text: string, language: ReturnType<typeof foreignLanguage>])[] = [
  ['Ich habe das mit der Gruppe gebaut.', 'german'],
  ["J'ai construit une plateforme avec des amis.", 'romance'],
  ['Tengo ocho años de experiencia con Go.', 'romance'],
  ['Ik heb het met een team gebouwd.', 'dutch'],
  ['I have built it with the team.', null],
  ['Kubernetes, Terraform, Go', null],
];

for (const [text, language] of languages) {
  test(`"${text}" is ${language ?? 'read as English'}`, (t) => {
    const list = tokens(text);
    t.is(foreignLanguage(list, 0, list.length, null), language);
  });
}

test('what is too short to tell is in the language of its letter', (t) => {
  const list = tokens('Guten Tag,');
  t.is(foreignLanguage(list, 0, list.length, 'german'), 'german');
});

test('whoever was named last owns what follows; denying and wishing are heard', (t) => {
  const voices = (text: string) => {
    const list = tokens(text);
    return foreignStretches(list, 0, list.length, 0).map(({ owner, mode }) => `${owner} ${mode}`);
  };
  t.deepEqual(voices('Seit Jahren baue ich das, und Ihre Gruppe braucht es.'), ['self asserted', 'reader asserted']);
  t.deepEqual(voices('Ich kenne das nicht.'), ['self negated']);
  t.deepEqual(voices('Je voudrais apprendre.'), ['self wished']);
});
