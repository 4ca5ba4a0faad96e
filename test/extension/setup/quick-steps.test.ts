import test from 'ava';
import { type Answers, type Ask, askInSteps, type Flow, type Kept, type Place, type Questions, type Reply, type Step } from '../../../extension/setup/quick-steps.ts';

const text = (name: string, rest: Partial<Step> = {}) => ({ kind: 'text', name, prompt: name, ...rest }) as Step;
const threeQuestions: Flow = { title: 'Three', steps: () => [text('first'), text('second'), text('third')] };

/** Answers in this order, and remembers where it was asked. */
function replying(...replies: readonly Reply[]): { readonly ask: Ask; readonly places: (Place & { readonly name: string })[] } {
  const left = [...replies];
  const places: (Place & { readonly name: string })[] = [];
  return {
    places,
    ask: async (step, place) => {
      places.push({ name: step.name, ...place });
      return left.shift() ?? { kind: 'cancelled' };
    },
  };
}

function memory(before: Answers = {}): Kept & { now: Answers } {
  const kept = { now: before, read: () => kept.now, write: (answers: Answers) => void (kept.now = answers) };
  return kept;
}

const answer = (value: string): Reply => ({ kind: 'answer', value });
const taken = async (answers: Answers) => answers;

test('questions are asked one after the other, each with its number', async (t) => {
  const { ask, places } = replying(answer('a'), answer('b'), answer('c'));
  t.deepEqual(await askInSteps(threeQuestions, ask, memory(), taken), { first: 'a', second: 'b', third: 'c' });
  t.deepEqual(places.map(({ name, number, of }) => `${name} ${number}/${of}`), ['first 1/3', 'second 2/3', 'third 3/3']);
});

test('who goes back finds the answer that was given, and what was being typed after it', async (t) => {
  const { ask, places } = replying(answer('a'), answer('b'), { kind: 'back', typed: 'un' }, { kind: 'back' }, answer('A'), answer('B'), answer('C'));
  t.deepEqual(await askInSteps(threeQuestions, ask, memory(), taken), { first: 'A', second: 'B', third: 'C' });
  t.deepEqual(places.map(({ name, given }) => [name, given]), [['first', undefined], ['second', undefined], ['third', undefined], ['second', 'b'], ['first', 'a'], ['second', 'b'], ['third', 'un']]);
});

test('what was entered until it was cancelled stands there the next time, unfinished words too', async (t) => {
  const kept = memory();
  t.is(await askInSteps(threeQuestions, replying(answer('a'), { kind: 'cancelled', typed: 'hal' }).ask, kept, taken), undefined);
  const again = replying(answer('a'), answer('half'), answer('c'));
  await askInSteps(threeQuestions, again.ask, kept, taken);
  t.deepEqual(again.places.map(({ given }) => given), ['a', 'hal', undefined]);
  t.deepEqual(kept.now, {}, 'what is done is not offered again');
});

test('answers that could not be put to use are offered again', async (t) => {
  const kept = memory();
  await t.throwsAsync(askInSteps(threeQuestions, replying(answer('a'), answer('b'), answer('c')).ask, kept, async () => Promise.reject(new Error('the disk is full'))), { message: 'the disk is full' });
  t.deepEqual(kept.now, { first: 'a', second: 'b', third: 'c' });
  t.is(await askInSteps(threeQuestions, replying(answer('a'), answer('b'), answer('c')).ask, kept, async () => undefined), undefined);
  t.deepEqual(kept.now, { first: 'a', second: 'b', third: 'c' }, 'nor when what followed was cancelled');
});

test('a secret is never kept, not even when everything else is', async (t) => {
  const kept = memory();
  const flow: Flow = { title: 'A key', steps: () => [text('who'), text('key', { secret: true }), text('model')] };
  await askInSteps(flow, replying(answer('anthropic'), answer('canary'), { kind: 'cancelled', typed: 'claude' }).ask, kept, taken);
  t.deepEqual(kept.now, { who: 'anthropic', model: 'claude' });
  await askInSteps(flow, replying(answer('anthropic'), { kind: 'cancelled', typed: 'canary' }).ask, kept, taken);
  t.notRegex(JSON.stringify(kept.now), /canary/);
});

test('what was entered for one server is not offered for another, and stands there again for the first', async (t) => {
  const kept = memory();
  const flow: Flow = { title: 'A key', steps: ({ who }) => (who === undefined ? [text('who')] : [text('who'), text('key', { about: who, secret: true }), text('model', { about: who })]) };
  const { ask, places } = replying(answer('a'), answer('canary'), { kind: 'back', typed: 'large' }, { kind: 'back' }, answer('b'), { kind: 'back' }, answer('a'), answer('canary'), answer('small'));
  t.deepEqual(await askInSteps(flow, ask, kept, async (answers) => (t.notRegex(JSON.stringify(kept.now), /canary/), answers)), { who: 'a', key: 'canary', model: 'small' });
  t.deepEqual(places.filter(({ name }) => name !== 'who').map(({ name, given }) => [name, given]), [['key', undefined], ['model', undefined], ['key', 'canary'], ['key', undefined], ['key', 'canary'], ['model', 'large']]);
});

test('an answer decides which questions follow', async (t) => {
  const flow: Flow = { title: 'Forked', steps: ({ first }) => (first === 'long' ? [text('first'), text('second'), text('third')] : [text('first')]) };
  t.deepEqual(await askInSteps(flow, replying(answer('short')).ask, memory(), taken), { first: 'short' });
  const { ask, places } = replying(answer('long'), { kind: 'back' }, answer('short'));
  t.deepEqual(await askInSteps(flow, ask, memory(), taken), { first: 'short' });
  t.deepEqual(places.map(({ of }) => of), [1, 3, 1]);
});

test('setup cannot ask a fourth question: such a flow does not compile', (t) => {
  const three: Questions = [text('first'), text('second'), text('third')];
  // @ts-expect-error: "npm run types" fails when four are let in
  const four: Questions = [...three, text('fourth')];
  t.deepEqual([three.length, four.length], [3, 4]);
});
