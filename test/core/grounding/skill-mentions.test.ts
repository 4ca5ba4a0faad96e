import test from 'ava';
import { skillMentions } from '../../../core/grounding/skill-mentions.ts';
import { tokens } from '../../../core/grounding/tokens.ts';
import { textTools } from '../../../core/text/text-tools.ts';

const table: readonly (readonly [text: string, ...skills: readonly string[]])[] = [
  ['I have eight years of Go.', 'Go'],
  ['I write R and k8s manifests.', 'R', 'Kubernetes'],
  ['Go ahead.'],
  ['They raised a Series C.'],
  ['Kubernetes and Postgres', 'Kubernetes', 'PostgreSQL'],
];

for (const [text, ...skills] of table) {
  test(`${text} names ${skills.join(', ') || 'no skill'}`, (t) => {
    t.deepEqual(skillMentions(text, tokens(text), textTools).map(({ skill }) => skill), [...skills]);
  });
}

test('a mention covers the tokens of its name', (t) => {
  const list = tokens('We love Ruby on Rails here');
  const [mention] = skillMentions('We love Ruby on Rails here', list, textTools);
  t.is(list.slice(mention?.from, mention?.to).map(({ text }) => text).join(' '), 'Ruby on Rails');
});
