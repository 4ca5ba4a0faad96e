import test from 'ava';
import { readFrontMatter } from '../../../../plugins/venues/markdown/front-matter.ts';

test('texts are fields by their names in small letters, the first where one is given twice; what is no text is none', (t) => {
  const { fields, problem } = readFrontMatter('Title: Heron\ntitle: Egret\nfounded: 2019\ntags: [a, b]\nempty:\nold: &o Crane\nnew: *o');
  t.is(problem, undefined);
  t.deepEqual([...fields], [['title', 'Heron'], ['founded', '2019'], ['old', 'Crane']]);
});

test('what is no YAML is told, and read as far as it goes', (t) => {
  const { fields, problem } = readFrontMatter('title: Heron\nrole: "never closed');
  t.is(fields.get('title'), 'Heron');
  t.regex(problem ?? '', /closing/);
});

test('a list, a word or nothing has no fields', (t) => {
  for (const text of ['- a\n- b', 'a word', '', '# a comment']) t.is(readFrontMatter(text).fields.size, 0, text);
});
