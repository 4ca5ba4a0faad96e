import test from 'ava';
import { fragmentVoice, openingVoice, unclaimed } from '../../../core/grounding/fragments.ts';
import { tokens } from '../../../core/grounding/tokens.ts';

const fragments: readonly (readonly [text: string, voice: string])[] = [
  ['Led a team of six.', 'self asserted'],
  ['Former CTO.', 'self asserted'],
  ['A background in payments.', 'self asserted'],
  ['Running it for five years.', 'self asserted'],
  ['Happy to talk.', 'any wished'],
  ['Loved the article.', 'any read'],
  ['Never used it.', 'self negated'],
  ['Not only used it.', 'any asserted'],
  ['Congrats on the launch.', 'reader asserted'],
  ['Payments are hard.', 'any asserted'],
];

for (const [text, voice] of fragments) {
  test(`"${text}" is ${voice}`, (t) => {
    const list = tokens(text);
    const { owner, mode } = fragmentVoice(list, 0, list.length, false);
    t.is(`${owner} ${mode}`, voice);
  });
}

const openings: readonly (readonly [text: string, voice: string])[] = [
  ['With eight years of Go, I', 'self asserted'],
  ['At Globex, I', 'self asserted'],
  ['After reading your page, I', 'any read'],
  ['Without Kubernetes, I', 'self negated'],
  ['As for Kubernetes, I', 'nobody'],
];

for (const [text, voice] of openings) {
  test(`"${text} …" opens ${voice}`, (t) => {
    const list = tokens(`${text} can help`);
    const found = openingVoice(list, { from: 0, to: list.findIndex((token) => token.text === 'I') }, { owner: 'self', mode: 'asserted' }, list.length);
    t.is(found === null ? 'nobody' : `${found.owner} ${found.mode}`, voice);
  });
}

test('what is new to me, or caught my eye, is not claimed', (t) => {
  for (const text of ['Kubernetes is new to me', 'Kubernetes caught my eye', 'Kubernetes is on my list']) t.true(unclaimed(tokens(text), 0, 99), text);
  t.false(unclaimed(tokens('Kubernetes is my daily tool'), 0, 99));
});
