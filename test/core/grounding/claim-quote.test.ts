import test from 'ava';
import { standingClaims } from '../../../core/grounding/claim-quote.ts';
import { claim, draftOf, problemsOf } from '../../support/grounding-world.ts';

const body = 'I led a team of 6 engineers. You run 40 Kubernetes clusters.';

function messages(...claims: readonly ReturnType<typeof claim>[]): readonly string[] {
  return problemsOf(body, { claims }).filter(({ rule }) => rule === 'claim-quote').map(({ message }) => message);
}

test('a claim whose words and quote stand where they should is fine', (t) => {
  t.deepEqual(messages(claim('a team of 6 engineers', 'Led a team of 6 engineers'), claim('40 Kubernetes clusters', 'We run 40 Kubernetes clusters', 'posting')), []);
});

test('a claim whose words are not in the draft is shown', (t) => {
  t.regex(messages(claim('a team of 7 engineers', 'Led a team of 6 engineers'))[0] ?? '', /does not stand in the draft/);
});

test('a quote must stand in its source to the last character', (t) => {
  for (const quote of ['Led a team of six engineers', 'led a team of 6 engineers', 'Led a team of 6  engineers', 'Led a team of 6 engineers building a payments platform in Go and PostgreSQL.\nCut']) {
    t.regex(messages(claim('a team of 6 engineers', quote))[0] ?? '', /does not stand in the source/, quote);
  }
});

test('a quote from another source than the one named proves nothing', (t) => {
  t.regex(messages(claim('40 Kubernetes clusters', 'We run 40 Kubernetes clusters', 'page'))[0] ?? '', /does not stand in the source/);
  const foreign = { ...claim('a team of 6 engineers', 'Led a team of 6 engineers'), source: { kind: 'resume' as const, uri: 'resume:other', quote: 'Led a team of 6 engineers' } };
  t.regex(messages(foreign)[0] ?? '', /was not read/);
  const disguised = { text: '40 Kubernetes clusters', source: { kind: 'page' as const, uri: 'https://acme.example/jobs/7', quote: 'We run 40 Kubernetes clusters' } };
  t.regex(messages(disguised)[0] ?? '', /was not read/);
});

test('a quote of nothing proves nothing', (t) => {
  for (const quote of ['', ' ', '.', 'a']) t.regex(messages(claim('a team of 6 engineers', quote))[0] ?? '', /quotes nothing/, JSON.stringify(quote));
});

test('an answer can be quoted, its question cannot', (t) => {
  const said = (quote: string) => ({ text: 'a team of 6 engineers', source: { kind: 'answer' as const, uri: 'answer:start', quote } });
  t.deepEqual(messages(said('I can start in 4 weeks.')), []);
  t.is(messages(said('When could you start?')).length, 1);
});

test('an editor keeps the claims whose words still stand', (t) => {
  const claims = [claim('a team of 6 engineers', 'x'), claim('gone', 'x'), claim(' ', 'x')];
  t.deepEqual(standingClaims(draftOf(body, { claims })).map(({ text }) => text), ['a team of 6 engineers']);
});
