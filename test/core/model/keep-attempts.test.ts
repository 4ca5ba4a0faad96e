import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { createError } from '../../../core/errors.ts';
import type { Budgets } from '../../../core/domain/budget.ts';
import type { AttemptEnd, AttemptStart } from '../../../core/model/attempt-book.ts';
import { keepAttempts } from '../../../core/model/keep-attempts.ts';
import { openTrajectory, type Trajectory } from '../../../core/model/trajectory/open-trajectory.ts';
import { recount } from '../../support/recount.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { errorOf } from '../../support/error-of.ts';
import { openTestStore } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const start: AttemptStart = {
  call: 'c',
  attempt: 1,
  why: 'first',
  task: 'test.colour',
  agent: 'research',
  campaignId: null,
  leadId: null,
  backend: 'anthropic',
  remote: true,
  address: null,
  question: { model: 'm', messages: [{ role: 'user', text: 'What colour?' }], maxOutputTokens: 100 },
  inputTokens: 100,
  prompt: null,
};
const end: AttemptEnd = {
  outcome: 'succeeded',
  sent: true,
  answer: { text: 'red', reasoning: '', toolCalls: [], finish: 'stop', usage: { inputTokens: 90, outputTokens: 10 }, model: 'm-1' },
  usage: { inputTokens: 90, outputTokens: 10 },
  error: null,
  rung: 'native',
  milliseconds: 5,
  firstByteMilliseconds: 2,
};

async function keeping(t: ExecutionContext, budgets: Budgets = {}) {
  const store = await openTestStore(t);
  const folder = join(temporaryFolder(t), 'trajectories');
  const clock = createHandClock();
  const trajectory = await openTrajectory({ folder, run: 'run', clock });
  // A dollar for a thousand tokens, read or written.
  const prices = { m: { input: 1_000, output: 1_000 } };
  return { store, trajectory, book: keepAttempts({ ledger: store.ledger, trajectory: async () => trajectory, budgets, prices, clock, run: 'run', owner: 'me' }) };
}

test('what a request cost goes into the ledger, and what was said into the trajectory; both say the same', async (t) => {
  const { book, store, trajectory } = await keeping(t);
  t.is(await (await book.open(start)).close(end), 100_000);
  await trajectory.close();
  const [row] = await store.spending.rows();
  t.like(row, { run: 'run', call: 'c', why: 'first', agent: 'research', model: 'm', modelAnswered: 'm-1', outcome: 'succeeded', rung: 'native', inputTokens: 90, outputTokens: 10, micros: 100_000, milliseconds: 5, firstTokenMs: 2 });
  const { total } = await recount([trajectory.file]);
  t.like(total, { attempts: 1, inputTokens: 90, outputTokens: 10 });
});

for (const [what, ended, expected] of [
  ['was refused by its status', { error: createError('model_request_refused', { backend: 'B', status: 400, reason: 'r' }) }, { outcome: 'failed', error: 'model_request_refused', micros: 0, assumed: 0 }],
  ['was never sent', { sent: false, error: createError('model_unreachable', { backend: 'B', host: 'h', reason: 'r' }) }, { outcome: 'failed', micros: 0, assumed: 0 }],
  ['broke off in its answer', { error: createError('model_stream_broken', { backend: 'B', reason: 'r' }) }, { outcome: 'failed', micros: 260_000, assumed: 1 }],
  ['was called off', { outcome: 'aborted' as const }, { outcome: 'aborted', micros: 260_000, assumed: 1 }],
] as const) {
  test(`a request that ${what} counts with ${expected.assumed === 1 ? 'all that was set aside for it' : 'nothing'}`, async (t) => {
    const { book, store } = await keeping(t, { perDay: { dollars: 100 } });
    await (await book.open(start)).close({ ...end, outcome: 'failed', answer: null, usage: null, rung: null, firstByteMilliseconds: null, ...ended });
    t.like((await store.spending.rows())[0], expected);
  });
}

test('a hundred calls at once under a budget for thirty-seven: thirty-seven are made, and no cent is spent beyond it', async (t) => {
  // Each is set aside with 160 tokens read and 100 written: 0.26 dollars.
  const { book, store } = await keeping(t, { perDay: { dollars: 37 * 0.26 } });
  const call = async (index: number) => (await book.open({ ...start, call: `c${index}` })).close({ ...end, usage: { inputTokens: 160, outputTokens: 100 } });
  const made = await Promise.allSettled(Array.from({ length: 100 }, (_, index) => call(index)));
  t.is(made.filter(({ status }) => status === 'fulfilled').length, 37);
  t.is((await store.spending.total()).micros, 37 * 260_000);
  t.is((await errorOf(() => book.open({ ...start, call: 'one more' }))).code, 'budget_exhausted');
});

test('what others have under way is waited for, since it mostly costs less than was set aside: a hundred cheap calls at once under a budget for three dear ones are all made', async (t) => {
  // Each is set aside with 0.26 dollars, and costs 0.002.
  const { book, store } = await keeping(t, { perDay: { dollars: 3 * 0.26 } });
  let together = 0;
  let most = 0;
  const call = async (index: number) => {
    const attempt = await book.open({ ...start, call: `c${index}` });
    most = Math.max(most, (together += 1));
    await nextTurn();
    together -= 1;
    return attempt.close({ ...end, usage: { inputTokens: 1, outputTokens: 1 } });
  };
  await Promise.all(Array.from({ length: 100 }, (_, index) => call(index)));
  t.is(most, 3);
  t.is((await store.spending.total()).micros, 100 * 2_000);
});

test('whoever waits for others to settle can be called off, and does not wait for what another process has set aside', async (t) => {
  const { book, store } = await keeping(t, { perDay: { dollars: 0.3 } });
  const first = await book.open(start);
  const leaving = new AbortController();
  const waiting = t.throwsAsync(book.open({ ...start, call: 'second' }, leaving.signal), { message: 'no longer wanted' });
  await nextTurn();
  leaving.abort(new Error('no longer wanted'));
  await waiting;
  await first.close({ ...end, usage: { inputTokens: 1, outputTokens: 1 } });
  t.is((await store.spending.rows()).length, 1);

  const { run, call, attempt, why, task, agent, campaignId, leadId, backend, model } = { ...start, run: 'elsewhere', model: 'm' };
  await store.ledger.reserve({ run, call, attempt, why, task, agent, campaignId, leadId, backend, model }, { owner: 'another', inputTokens: 160, outputTokens: 100, price: { micros: 260_000, priceTable: 'x' } }, {});
  t.is((await errorOf(() => book.open({ ...start, call: 'third' }))).code, 'budget_exhausted');
});

test('without a budget in dollars a model of unknown price is asked, and its rows say that nobody knows what it cost', async (t) => {
  const { book, store } = await keeping(t, { perDay: { tokens: 1_000 } });
  const unknown = { ...start, backend: 'openai', question: { ...start.question, model: 'nobody-knows-this' } };
  t.is(await (await book.open(unknown)).close(end), null);
  t.like((await store.spending.rows())[0], { micros: null, inputTokens: 90 });
  t.is((await store.spending.total()).unpriced, 1);
});

test('an answer that counts neither what it read nor what it wrote is not taken for a free one', async (t) => {
  const { book, store } = await keeping(t, { perDay: { dollars: 100 } });
  await (await book.open(start)).close({ ...end, usage: { inputTokens: 0, outputTokens: 0 } });
  t.like((await store.spending.rows())[0], { outcome: 'succeeded', micros: 260_000, assumed: 1 });
});

test('a failure inside of an answer that had begun counts with all that was set aside', async (t) => {
  const { book, store } = await keeping(t, { perDay: { dollars: 100 } });
  await (await book.open(start)).close({ ...end, outcome: 'failed', answer: null, usage: null, error: createError('model_overloaded', { backend: 'B', reason: 'r' }) });
  t.like((await store.spending.rows())[0], { micros: 260_000, assumed: 1 });
});

test('what was paid for is settled, even when it cannot be written down', async (t) => {
  const store = await openTestStore(t);
  const broken = { append: () => Promise.reject(new Error('the disk is full')) } as unknown as Trajectory;
  const book = keepAttempts({ ledger: store.ledger, trajectory: async () => broken, budgets: {}, prices: { m: { input: 1, output: 1 } }, clock: createHandClock(), run: 'run', owner: 'me' });
  await t.throwsAsync((await book.open(start)).close(end), { message: 'the disk is full' });
  t.like((await store.spending.rows())[0], { outcome: 'succeeded', micros: 100 });
});
