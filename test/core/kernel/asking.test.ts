import test from 'ava';
import type { DraftProblem } from '../../../core/domain/draft.ts';
import { sampleQuestion } from '../../../core/testing/sample-data.ts';
import { hang, plugin, shortDeadline, start } from '../../support/kernel.ts';

const problem: DraftProblem = { rule: 'too-long', message: 'It is too long.', help: 'Shorten it.', part: 'body', start: 0, end: 4, quote: 'Dear' };

/** `later` is the same answer, given by a promise. */
const ways = [
  { way: 'at once', give: <Value>(answer: () => Value) => answer },
  { way: 'later', give: <Value>(answer: () => Value) => async () => answer() },
] as const;

function vetoing(name: string, review: () => unknown) {
  return plugin(name, (scope) => scope.hooks.emailSend.tap(review as () => undefined));
}

function reviewing(name: string, review: () => unknown) {
  return plugin(name, (scope) => scope.hooks.draftReview.tap(review as () => undefined));
}

for (const { way, give } of ways) {
  test(`a message is held by the first reason given ${way}, and nobody after it is asked`, async (t) => {
    const asked: string[] = [];
    const note = (name: string, answer: string | undefined) => vetoing(name, give(() => (asked.push(name), answer)));
    const { kernel } = await start([note('first', undefined), note('second', 'It is Sunday.'), note('third', 'Never.')]);
    t.is(await kernel.veto('emailSend', sampleQuestion('emailSend')), 'It is Sunday.');
    t.deepEqual(asked, ['first', 'second']);
  });

  test(`a message goes out when everyone passes the question on ${way}`, async (t) => {
    const { kernel, errors } = await start(['a', 'b', 'c'].map((name) => vetoing(name, give(() => undefined))));
    t.is(await kernel.veto('emailSend', sampleQuestion('emailSend')), undefined);
    t.deepEqual(errors(), []);
  });

  for (const [said, answer] of [['null', null], ['true', true], ['an empty reason', ''], ['an object', { reason: 'x' }]] as const) {
    test(`${said} is no answer to a veto: given ${way}, it holds the message, and its plugin is named`, async (t) => {
      const { kernel, errors } = await start([vetoing('odd', give(() => answer))]);
      t.regex((await kernel.veto('emailSend', sampleQuestion('emailSend'))) ?? 'sent', /^Plugin "odd" failed while answering emailSend: a veto is answered with a reason, or undefined/);
      t.is(errors().length, 1);
    });
  }

  test(`a veto that throws ${way} holds the message: nothing is sent by accident`, async (t) => {
    const { kernel, errors } = await start([vetoing('loud', give(() => { throw new Error('no luck'); })), vetoing('never-asked', () => t.fail('it was asked'))]);
    t.is(await kernel.veto('emailSend', sampleQuestion('emailSend')), 'Plugin "loud" failed while answering emailSend: no luck');
    t.deepEqual(errors(), ['loud: Plugin "loud" failed while answering emailSend: no luck']);
  });

  test(`problems of a draft are collected from everyone who finds some ${way}, in order`, async (t) => {
    const second = { ...problem, rule: 'too-short' };
    const { kernel } = await start([reviewing('one', give(() => [problem])), reviewing('none', give(() => undefined)), reviewing('empty', give(() => [])), reviewing('two', give(() => [second]))]);
    t.deepEqual(await kernel.collect('draftReview', sampleQuestion('draftReview')), [problem, second]);
  });

  for (const [said, answer] of [['null', null], ['a sentence', 'It is bad.'], ['a problem without a place', [{ rule: 'x', message: 'y' }]], ['a list of null', [null]]] as const) {
    test(`${said} is no answer to a review: given ${way}, it fails the step under the plugin's name`, async (t) => {
      const { kernel } = await start([reviewing('odd', give(() => answer))]);
      await t.throwsAsync(kernel.collect('draftReview', sampleQuestion('draftReview')), { message: /^Plugin "odd" failed while answering draftReview: its answer does not fit: / });
    });
  }

  test(`a review that throws ${way} fails the step under its plugin's name`, async (t) => {
    const { kernel } = await start([reviewing('loud', give(() => { throw new Error('no luck'); }))]);
    const error = await t.throwsAsync(kernel.collect('draftReview', sampleQuestion('draftReview')), { message: 'Plugin "loud" failed while answering draftReview: no luck' });
    t.like(error, { code: 'plugin_failed', plugin: 'loud' });
  });
}

test('taps that answer at once and later are asked in the order in which they were loaded', async (t) => {
  const asked: number[] = [];
  const answering = [0, 1, 2, 3, 4, 5].map((number) => vetoing(`tap-${number}`, number % 2 === 0 ? () => void asked.push(number) : async () => { await null; asked.push(number); }));
  const { kernel } = await start(answering);
  t.is(await kernel.veto('emailSend', sampleQuestion('emailSend')), undefined);
  t.deepEqual(asked, [0, 1, 2, 3, 4, 5]);
});

test('one walk does not disturb another that is under way', async (t) => {
  const gates = new Map<string, () => void>();
  const slow = plugin('slow', (scope) => scope.hooks.leadScreen.tap(({ venue }) => new Promise((resolve) => gates.set(venue, () => resolve(`not from ${venue}`)))));
  const { kernel } = await start([slow]);
  const { candidate } = sampleQuestion('leadScreen');
  const answers = Promise.all(['a', 'b'].map((venue) => kernel.veto('leadScreen', { candidate, venue })));
  gates.get('b')?.();
  gates.get('a')?.();
  t.deepEqual(await answers, ['not from a', 'not from b']);
});

test('a veto that hangs holds the message at its deadline, with its plugin named', async (t) => {
  const { kernel } = await start([vetoing('slow', hang)], { deadlineSeconds: shortDeadline });
  t.is(await kernel.veto('emailSend', sampleQuestion('emailSend')), 'Plugin "slow" did not finish answering emailSend within 0.05 s.');
});

test('a review that hangs fails the step at its deadline, and what it answers later is not heard', async (t) => {
  const { promise, resolve } = Promise.withResolvers<readonly DraftProblem[]>();
  const { kernel, errors } = await start([reviewing('slow', () => promise)], { deadlineSeconds: shortDeadline });
  await t.throwsAsync(kernel.collect('draftReview', sampleQuestion('draftReview')), { message: 'Plugin "slow" did not finish answering draftReview within 0.05 s.' });
  resolve([problem]);
  await promise;
  t.true(errors().every((line) => !line.includes(problem.message)));
});

test('each reviewer has the whole deadline: one slow answer takes nothing from the next', async (t) => {
  const slowly = (name: string) => vetoing(name, () => new Promise((resolve) => setTimeout(resolve, 60)));
  const { kernel, errors } = await start(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(slowly), { deadlineSeconds: 0.3 });
  t.is(await kernel.veto('emailSend', sampleQuestion('emailSend')), undefined);
  t.deepEqual(errors(), []);
});

test('a reviewer cannot change the message that is asked about', async (t) => {
  const question = sampleQuestion('emailSend');
  const { kernel } = await start([plugin('sly', (scope) => scope.hooks.emailSend.tap(({ email }) => void ((email as { body: string }).body = 'Buy now!')))]);
  t.regex((await kernel.veto('emailSend', question)) ?? 'sent', /read only|read-only/);
  t.not(question.email.body, 'Buy now!');
});
