import test from 'ava';
import { refine, type RefineParts } from '../../../core/orchestrator/refine.ts';

const down = new Error('status 500');

function parts(script: { readonly critiques?: readonly (readonly string[] | Error)[]; readonly scores?: readonly (number | Error)[]; readonly rounds?: number }): RefineParts<string> & { readonly given: (readonly string[] | undefined)[] } {
  const given: (readonly string[] | undefined)[] = [];
  const say = <Value>(answer: Value | Error | undefined, otherwise: Value): Value => {
    if (answer instanceof Error) throw answer;
    return answer ?? otherwise;
  };
  return {
    given,
    solve: async (critique, round) => (given.push(critique), `draft ${round}`),
    verify: async (_, round) => say(script.critiques?.[round - 1], []),
    judge: async (_, round) => say(script.scores?.[round - 1], 0.9),
    heedsCritique: true,
    rounds: script.rounds ?? 5,
    enough: 0.8,
    isFailure: (thrown) => thrown === down,
  };
}

for (const round of [1, 2, 3]) {
  test(`a draft that is accepted in round ${round} is the last one`, async (t) => {
    const script = parts({ critiques: Array.from({ length: round - 1 }, (_, index) => [`point ${'abc'[index]} only`]) });
    const refined = await refine(script);
    t.like(refined, { status: 'accepted', work: `draft ${round}`, score: 0.9 });
    t.is(refined.rounds.length, round);
  });
}

test('each round is given the critique of the one before', async (t) => {
  const script = parts({ critiques: [['too long'], []], scores: [0, 0.5, 0.85] });
  t.like(await refine(script), { status: 'accepted', work: 'draft 3' });
  t.is(script.given[0], undefined);
  t.deepEqual(script.given[1], ['too long']);
  t.regex(script.given[2]?.[0] ?? '', /50 of 100/);
});

test('what is never accepted ends as exhausted, with the best of it, and not as a success', async (t) => {
  const refined = await refine(parts({ critiques: [['one thing', 'another'], ['third matter'], ['four', 'five of them']], rounds: 3 }));
  t.like(refined, { status: 'exhausted', work: 'draft 2', score: null });
  t.like(await refine(parts({ scores: [0.3, 0.6, 0.5], rounds: 3 })), { status: 'exhausted', work: 'draft 2', score: 0.6 });
});

test('critiques that go in a circle end it by the fourth round', async (t) => {
  const [a, b] = [['the opening is about you'], ['the ask is too large for anyone']];
  const refined = await refine(parts({ critiques: [a, b, a, b, a, b], rounds: 9 }));
  t.is(refined.status, 'circular');
  t.is(refined.rounds.length, 4);
});

test('a judge or verifier that fails gives no score, and the draft stands', async (t) => {
  const unjudged = await refine(parts({ scores: [down] }));
  t.like(unjudged, { status: 'unjudged', work: 'draft 1', score: null });
  t.deepEqual(unjudged.rounds[0]?.verdict, { failure: down });
  t.like(await refine(parts({ critiques: [['x'], down] })), { status: 'unjudged', score: null });
});

test('any other failure is thrown: a bug, a cancel', async (t) => {
  await t.throwsAsync(refine(parts({ scores: [new Error('a bug')] })), { message: 'a bug' });
});

test('a draft that was paid for is kept when no second one is to be had', async (t) => {
  const script = parts({ critiques: [['too long']] });
  const solve: typeof script.solve = async (critique, round) => {
    if (round > 1) throw down;
    return script.solve(critique, round);
  };
  t.like(await refine({ ...script, solve }), { status: 'exhausted', work: 'draft 1' });
  await t.throwsAsync(refine({ ...script, solve: () => Promise.reject(down) }), { message: 'status 500' });
});

test('who does not heed critiques goes in no circle: every round is another way', async (t) => {
  const same = ['"At Acme" is not in your résumé.'];
  t.like(await refine({ ...parts({ critiques: [same, same, []], rounds: 3 }), heedsCritique: false }), { status: 'accepted', work: 'draft 3' });
});
