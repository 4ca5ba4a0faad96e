import test from 'ava';
import { readSource, sourceOf } from '../../../core/grounding/sources.ts';
import { textTools } from '../../../core/text/text-tools.ts';

const text = 'Acme Corp\n2016 – 2020\n- Cut cloud spend\nby 30% with Docker.\n- Built Go services.\n\nCompany size\n\n50\n';
const source = readSource(text, textTools);

function sentenceOf(word: string): string {
  const { from, to } = source.sentence(source.places.get(word)?.[0] ?? -1);
  return source.tokens.slice(from, to).map((token) => token.text).join(' ');
}

test('a line that begins small or with a number goes on with the one above', (t) => {
  t.is(sentenceOf('acme'), 'Acme Corp 2016 – 2020');
  t.is(sentenceOf('spend'), '- Cut cloud spend by 30 % with Docker .');
  t.is(sentenceOf('built'), '- Built Go services .');
});

test('a bare number belongs to the heading above it', (t) => {
  t.is(sentenceOf('50'), 'Company size 50');
});

test('skills and stems are told stretch by stretch', (t) => {
  const stretch = source.sentence(source.places.get('spend')?.[0] ?? -1);
  t.deepEqual([...source.skillsIn(stretch)], ['Docker']);
  t.true(source.stemsIn(stretch).has('cloud'));
  t.true(source.skills.has('Go'));
});

test('a text is read once for its owner', (t) => {
  const owner = {};
  t.is(sourceOf(owner, text, textTools), sourceOf(owner, text, textTools));
  t.not(sourceOf({}, text, textTools), sourceOf({}, text, textTools));
});
