import test, { type ExecutionContext } from 'ava';
import { createError } from '../../../../core/errors.ts';
import { type NewStep, openTrajectory } from '../../../../core/model/trajectory/open-trajectory.ts';
import { replayBackend } from '../../../../core/model/trajectory/replay-backend.ts';
import { rememberSecret } from '../../../../core/mask.ts';
import { errorOf } from '../../../support/error-of.ts';
import { stoppedClock } from '../../../support/remembering-sink.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { answerOf, questionOf, requestOf, stepOf } from '../../../support/trajectory-step.ts';

async function recorded(t: ExecutionContext, ...steps: readonly NewStep[]): Promise<string> {
  const trajectory = await openTrajectory({ folder: temporaryFolder(t), run: 'a-run', clock: stoppedClock() });
  for (const step of steps) await trajectory.append(step);
  await trajectory.close();
  return trajectory.file;
}

const failed = stepOf('one', { outcome: 'failed', answer: null, usage: null, error: createError('model_overloaded', { backend: 'Claude', reason: 'busy', retryAfterMs: 70 }) });

test('each question gets the answer that it got, in whatever order they are asked, and equal ones get theirs in turn', async (t) => {
  const long = 'x'.repeat(2000);
  const backend = await replayBackend(await recorded(t, stepOf('one', { answer: answerOf('first') }), stepOf(long), stepOf('one', { answer: answerOf('second') })));
  t.is((await backend.complete(requestOf(long))).text, `about ${long}`);
  t.deepEqual(await backend.complete(requestOf('one')), answerOf('first'));
  t.deepEqual(await backend.complete(requestOf('one')), answerOf('second'));
  t.deepEqual((await backend.models(requestOf('one'))).map(({ id }) => id), ['small-model']);
});

test('a stream tells the same answer in pieces, the whole of it last', async (t) => {
  const answer = answerOf('read it', { reasoning: 'hm', toolCalls: [{ id: 'c1', name: 'read', arguments: '{"at":1}' }], finish: 'tool-calls' });
  const backend = await replayBackend(await recorded(t, stepOf('one', { answer })));
  t.deepEqual(await Array.fromAsync(backend.stream(requestOf('one'))), [
    { kind: 'reasoning', text: 'hm' },
    { kind: 'text', text: 'read it' },
    { kind: 'tool-call', index: 0, id: 'c1', name: 'read', arguments: '{"at":1}' },
    { kind: 'finish', answer },
  ]);
});

test('failures are passed over, or thrown again in their turn with their code and their pause', async (t) => {
  const file = await recorded(t, failed, stepOf('one'));
  t.is((await (await replayBackend(file)).complete(requestOf('one'))).text, 'about one');
  const truthful = await replayBackend(file, { withFailures: true });
  t.like(await errorOf(() => truthful.complete(requestOf('one'))), { code: 'model_overloaded', retryable: true, details: { retryAfterMs: 70 } });
  t.is((await truthful.complete(requestOf('one'))).text, 'about one');
});

test('a question that was not recorded is a loud miss, with the nearest one and where it differs', async (t) => {
  const file = await recorded(t, stepOf('Who runs the bakery on Quay Street?'), stepOf('What does the mill at the river make, and for whom?'));
  const backend = await replayBackend(file);
  const error = await errorOf(() => backend.complete(requestOf('What does the mill at the harbour make, and for whom?', { maxOutputTokens: 512 })));
  t.is(error.code, 'replay_miss');
  t.true(error.message.includes('model small-model, 2 messages, the last: "What does the mill at the harbour make,'), error.message);
  t.true(error.message.includes('The nearest is step 2 (research.findings), with a difference at:\n  maxOutputTokens: recorded 256, asked 512'), error.message);
  t.true(error.message.includes('messages[1].text, character 27: recorded "What does the mill at the river make, and for whom?", asked "What does the mill at the harbour make, and for whom?"'), error.message);
  t.deepEqual(await Array.fromAsync(backend.stream(requestOf('none'))).catch((thrown: { code: string }) => thrown.code), 'replay_miss');
});

test('however long and different the questions are, a miss stays readable', async (t) => {
  const messages = Array.from({ length: 40 }, (_, index) => ({ role: 'user', text: `${index} ${'long '.repeat(2000)}` }) as const);
  const backend = await replayBackend(await recorded(t, stepOf('', { question: questionOf('', { messages }) })));
  const { message } = await errorOf(() => backend.complete(requestOf('', { messages: messages.map(({ role, text }) => ({ role, text: text.replaceAll('long', 'lung') })) })));
  t.regex(message, /… and at 35 other places$/);
  t.true(message.length < 2500, String(message.length));
});

test('a question that is asked more often than it was answered is a miss, and so is one that only failed', async (t) => {
  const backend = await replayBackend(await recorded(t, stepOf('one'), stepOf('two')));
  await backend.complete(requestOf('one'));
  t.regex((await errorOf(() => backend.complete(requestOf('one')))).message, /asked as step 1 \(research\.findings\), but has no further answer/);
  const onlyFailed = await replayBackend(await recorded(t, failed));
  t.regex((await errorOf(() => onlyFailed.complete(requestOf('one')))).message, /asked as step 1 \(research\.findings\), but has no answer/);
  const empty = await replayBackend(await recorded(t, stepOf('one')));
  t.is((await errorOf(() => empty.complete(requestOf('', { model: 'other', messages: [] })))).code, 'replay_miss');
});

test('a question with a secret in it is recognised, though the secret was never written', async (t) => {
  rememberSecret('canary-8Kd1-replayed');
  const backend = await replayBackend(await recorded(t, stepOf('is canary-8Kd1-replayed good?', { answer: answerOf('yes') })));
  t.is((await backend.complete(requestOf('is canary-8Kd1-replayed good?'))).text, 'yes');
});

test('an aborted request is not answered', async (t) => {
  const backend = await replayBackend(await recorded(t, stepOf('one')));
  await t.throwsAsync(() => backend.complete({ ...requestOf('one'), signal: AbortSignal.abort(new Error('stopped')) }), { message: 'stopped' });
  t.is((await backend.complete(requestOf('one'))).text, 'about one');
});
