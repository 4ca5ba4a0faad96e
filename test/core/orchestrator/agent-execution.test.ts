import test, { type ExecutionContext } from 'ava';
import type { Agent, AgentRun } from '../../../core/contracts/agent.ts';
import { createError, type OutreachError } from '../../../core/errors.ts';
import { type AgentEnding, createExecution, type ExecutionParts } from '../../../core/orchestrator/agent-execution.ts';
import { agentRun } from '../../support/agent-run.ts';
import { buildAgent, hang } from '../../support/kernel.ts';

interface Note {
  readonly note: string;
}

/** An execution of an agent made on the spot, with its ends, its clean-ups and its log in view. */
function prepare(wish: Partial<Agent<unknown, Note>>, more: Partial<ExecutionParts> = {}) {
  const ends: AgentEnding[] = [];
  const events: string[] = [];
  const { run, logged } = agentRun();
  const agent = buildAgent<unknown, Note>({ ...wish, cleanUp: () => (events.push('cleaned up'), wish.cleanUp?.()) });
  const execution = createExecution(agent, { question: true }, {
    plugin: 'sample-plugin',
    log: run.log,
    runWith: (own) => ({ ...run, ...own }),
    signal: new AbortController().signal,
    onEnd: (ending) => {
      ends.push(ending);
      events.push(`ended ${ending.state}`);
    },
    ...more,
  });
  return { execution, ends, events, logged };
}

/** Rejects with a typed error; says which. */
async function failureOf(t: ExecutionContext, running: Promise<unknown>): Promise<OutreachError> {
  return (await t.throwsAsync(running)) as OutreachError;
}

test('a run that answers is completed: clean-up, then one end', async (t) => {
  const { execution, ends, events } = prepare({ run: async () => ({ note: 'done' }) });
  t.is(execution.state, 'idle');
  const running = execution.start();
  t.is(execution.state, 'running');
  t.deepEqual(await running, { note: 'done' });
  t.is(execution.state, 'completed');
  t.deepEqual(events, ['cleaned up', 'ended completed']);
  t.is(ends[0]?.error, null);
});

const failures: readonly { readonly how: string; readonly run: () => Promise<Note>; readonly code: string; readonly says: RegExp }[] = [
  { how: 'throws at once', run: () => { throw new Error('no luck'); }, code: 'plugin_failed', says: /^Plugin "sample-plugin" failed while running agent "sample-agent": no luck$/ },
  { how: 'rejects', run: () => Promise.reject(new Error('no luck')), code: 'plugin_failed', says: /no luck$/ },
  { how: 'rejects with nothing', run: () => Promise.reject(undefined as never), code: 'plugin_failed', says: /undefined$/ },
  { how: 'throws a frozen error of ours', run: () => Promise.reject(Object.freeze(createError('plugin_says', { message: 'a', help: 'b' })) as never), code: 'plugin_failed', says: /: a$/ },
  { how: 'says what is wrong', run: () => Promise.reject(createError('plugin_says', { message: 'The board is closed.', help: 'Open it.' })), code: 'plugin_says', says: /^The board is closed\.$/ },
  { how: 'answers what does not fit its schema', run: async () => ({ note: 7 }) as never, code: 'answer_invalid', says: /^Agent "sample-agent" returned an answer that does not fit its schema: note must be string$/ },
  { how: 'answers nothing', run: async () => undefined as never, code: 'answer_invalid', says: /must be object/ },
  { how: 'says it was cancelled when nobody cancelled it', run: () => Promise.reject(createError('run_cancelled', { what: 'I', reason: 'mood' })), code: 'run_cancelled', says: /mood/ },
];

for (const { how, run, code, says } of failures) {
  test(`a run that ${how} has failed: a typed error under its plugin's name, one clean-up, one end`, async (t) => {
    const { execution, ends, events } = prepare({ run });
    const error = await failureOf(t, execution.start());
    t.is(error.code as string, code);
    t.is(error.plugin, 'sample-plugin');
    t.regex(error.message, says);
    t.is(execution.state, 'failed');
    t.deepEqual(events, ['cleaned up', 'ended failed']);
    t.is(ends[0]?.error, error);
  });
}

test('cancelling ends a run that listens to its signal', async (t) => {
  let heard: unknown;
  const { execution, events } = prepare({
    run: (_, { signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject((heard = signal.reason) as Error))),
  });
  const running = execution.start();
  execution.cancel('the user pressed Ctrl-C');
  const error = await failureOf(t, running);
  t.like(error, { code: 'run_cancelled', message: 'Agent "sample-agent" was cancelled: the user pressed Ctrl-C' });
  t.is(heard, error);
  t.is(execution.state, 'cancelled');
  t.deepEqual(events, ['cleaned up', 'ended cancelled']);
});

test('cancelling ends a run that ignores its signal, at once: nothing else has to happen first', async (t) => {
  const { execution, events } = prepare({ run: hang });
  const running = execution.start();
  execution.cancel('enough');
  const immediate = new Promise((resolve) => setImmediate(resolve, 'still running'));
  t.not(await Promise.race([running.catch(() => 'ended'), immediate]), 'still running');
  t.deepEqual(events, ['cleaned up', 'ended cancelled']);
});

for (const [what, finish] of [['answers', (run: PromiseWithResolvers<Note>) => run.resolve({ note: 'late' })], ['fails', (run: PromiseWithResolvers<Note>) => run.reject(new Error('late'))]] as const) {
  test(`what an agent that was left behind ${what} later is not heard`, async (t) => {
    const late = Promise.withResolvers<Note>();
    const { execution, events } = prepare({ run: () => late.promise });
    const running = execution.start();
    execution.cancel('enough');
    await failureOf(t, running);
    finish(late);
    await new Promise((resolve) => setImmediate(resolve));
    t.is(execution.state, 'cancelled');
    t.deepEqual(events, ['cleaned up', 'ended cancelled']);
  });
}

test('a run whose signal had ended before it began is cancelled without being run', async (t) => {
  const { execution, events } = prepare({ run: async () => t.fail('it was run') as never }, { signal: AbortSignal.abort(new Error('shutting down')) });
  const error = await failureOf(t, execution.start());
  t.like(error, { code: 'run_cancelled', message: 'Agent "sample-agent" was cancelled: shutting down' });
  t.deepEqual(events, ['cleaned up', 'ended cancelled']);
});

test('a run that was cancelled while idle is not run when it is started', async (t) => {
  const { execution, events } = prepare({ run: async () => t.fail('it was run') as never });
  execution.cancel('changed my mind');
  t.is((await failureOf(t, execution.start())).code, 'run_cancelled');
  t.deepEqual(events, ['cleaned up', 'ended cancelled']);
});

test('the host\'s signal cancels the run', async (t) => {
  const host = new AbortController();
  const { execution } = prepare({ run: hang }, { signal: host.signal });
  const running = execution.start();
  host.abort(new Error('the window was closed'));
  t.like(await failureOf(t, running), { code: 'run_cancelled', message: 'Agent "sample-agent" was cancelled: the window was closed' });
});

test('a run that takes longer than its time has failed, and its signal says why', async (t) => {
  let signal: AbortSignal | undefined;
  const { execution, events } = prepare({ timeoutSeconds: 0.02, run: (_, run) => ((signal = run.signal), hang()) });
  const error = await failureOf(t, execution.start());
  t.like(error, { code: 'plugin_timed_out', message: 'Plugin "sample-plugin" did not finish running agent "sample-agent" within 0.02 s.' });
  t.is(signal?.reason, error);
  t.deepEqual(events, ['cleaned up', 'ended failed']);
});

test('the time that models are allowed comes on top of an agent’s own', async (t) => {
  const { execution } = prepare({ timeoutSeconds: 0.01, run: () => hang() }, { secondsForModels: 0.02 });
  t.regex((await failureOf(t, execution.start())).message, /within 0\.03 s/);
});

test('cancelling what has ended changes nothing', async (t) => {
  const { execution, events } = prepare({});
  await execution.start();
  execution.cancel('too late');
  execution.pause();
  execution.resume();
  t.is(execution.state, 'completed');
  t.deepEqual(events, ['cleaned up', 'ended completed']);
});

test('a run is started once', async (t) => {
  const { execution, events } = prepare({});
  const first = execution.start();
  await t.throwsAsync(execution.start(), { message: 'Agent "sample-agent" was started twice' });
  await first;
  t.deepEqual(events, ['cleaned up', 'ended completed']);
});

test('a pause takes effect at the next checkpoint, and ends when it is resumed', async (t) => {
  const steps: string[] = [];
  const { promise: paused, resolve: nowPaused } = Promise.withResolvers<void>();
  const { execution } = prepare({
    async run(_, { checkpoint }) {
      await checkpoint();
      steps.push('first half');
      execution.pause();
      nowPaused();
      await checkpoint();
      steps.push('second half');
      return { note: 'done' };
    },
  });
  const running = execution.start();
  await paused;
  await new Promise((resolve) => setImmediate(resolve));
  t.is(execution.state, 'paused');
  t.deepEqual(steps, ['first half']);
  execution.resume();
  t.is(execution.state, 'running');
  await running;
  t.deepEqual(steps, ['first half', 'second half']);
});

test('a run that is paused again before it could go on waits on', async (t) => {
  let passed = false;
  const { execution } = prepare({
    async run(_, { checkpoint }) {
      await null;
      await checkpoint();
      passed = true;
      return { note: 'done' };
    },
  });
  const running = pausedAtStart(execution);
  await new Promise((resolve) => setImmediate(resolve));
  execution.resume();
  execution.pause();
  await new Promise((resolve) => setImmediate(resolve));
  t.false(passed);
  execution.resume();
  await running;
  t.true(passed);
});

test('a paused run can be cancelled', async (t) => {
  const { execution, events } = prepare({ run: async (_, { checkpoint }) => (await null, checkpoint() as never) });
  const running = pausedAtStart(execution);
  execution.cancel('enough');
  t.is((await failureOf(t, running)).code, 'run_cancelled');
  t.deepEqual(events, ['cleaned up', 'ended cancelled']);
});

test('while a run waits at a checkpoint its time limit waits too', async (t) => {
  const { execution } = prepare({
    timeoutSeconds: 0.2,
    async run(_, { checkpoint }) {
      await null;
      await checkpoint();
      return { note: 'done' };
    },
  });
  const running = pausedAtStart(execution);
  await new Promise((resolve) => setTimeout(resolve, 400));
  t.is(execution.state, 'paused');
  execution.resume();
  t.deepEqual(await running, { note: 'done' });
});

test('a checkpoint of a cancelled run ends it', async (t) => {
  let caught: unknown;
  const { execution } = prepare({
    async run(_, { checkpoint }) {
      execution.cancel('enough');
      await checkpoint().catch((thrown: unknown) => (caught = thrown));
      return { note: 'done' };
    },
  });
  const error = await failureOf(t, execution.start());
  t.is(caught, error);
});

for (const [how, cleanUp, says] of [
  ['throws', () => { throw new Error('no luck'); }, /^error Plugin "sample-plugin" failed while cleaning up after agent "sample-agent": no luck$/],
  ['rejects', () => Promise.reject(new Error('no luck')), /no luck$/],
  ['hangs', hang, /^error Plugin "sample-plugin" did not finish cleaning up after agent "sample-agent" within 0.02 s\.$/],
] as const) {
  test(`a clean-up that ${how} is logged under its plugin's name and takes nothing from the answer`, async (t) => {
    const { execution, events, logged } = prepare({ cleanUp }, { cleanUpSeconds: 0.02 });
    t.deepEqual(await execution.start(), { note: 'done' });
    t.deepEqual(events, ['cleaned up', 'ended completed']);
    t.regex(logged.at(-1) ?? '', says);
  });
}

test('an agent has what the run gives it, and what the execution adds', async (t) => {
  let given: AgentRun | undefined;
  const { execution } = prepare({ run: async (_, run) => ((given = run), { note: 'done' }) });
  await execution.start();
  t.is(typeof given?.checkpoint, 'function');
  t.true(given?.signal instanceof AbortSignal);
  t.is(typeof given?.web.page, 'function');
});

/** Starts a run and pauses it before its first checkpoint, to which it comes a moment later. */
function pausedAtStart<Output>(execution: { start(): Promise<Output>; pause(): void }): Promise<Output> {
  const running = execution.start();
  execution.pause();
  return running;
}
