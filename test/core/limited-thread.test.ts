import test from 'ava';
import { inLimitedThread, threadFile } from '../../core/limited-thread.ts';

const file = (program: string) => new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads';\n${program}`)}`);
const roomy = { data: 20, seconds: 60, megabytes: 500 };

test('a thread is given its data, and its first message is the answer', async (t) => {
  t.deepEqual(await inLimitedThread({ ...roomy, file: file('parentPort.postMessage(workerData + 1); parentPort.postMessage(0);') }), { kind: 'answer', answer: 21 });
});

test('one that never ends is ended', async (t) => {
  t.deepEqual(await inLimitedThread({ ...roomy, seconds: 0.2, file: file('for (;;);') }), { kind: 'too slow' });
});

test('one that takes too much is ended: in its heap, or beside it', async (t) => {
  for (const program of ['const all = []; for (let size = 0; ; size += 1) all.push({ text: `x${size}`.repeat(100) });', 'const all = []; setInterval(() => all.push(Buffer.alloc(8e6, 1)), 1);']) {
    t.deepEqual(await inLimitedThread({ ...roomy, megabytes: 60, file: file(program) }), { kind: 'too heavy' }, program);
  }
});

test('one that breaks, or ends without a word, says why', async (t) => {
  const broken = await inLimitedThread({ ...roomy, file: file("throw new Error('torn');") });
  t.is(broken.kind === 'broken' ? broken.cause.message : broken.kind, 'torn');
  t.deepEqual(await inLimitedThread({ ...roomy, file: file('process.exit(3);') }), { kind: 'ended', code: 3 });
});

test('it gets nothing from the environment', async (t) => {
  process.env['OUTREACH_TEST_SECRET'] = 'x';
  t.deepEqual(await inLimitedThread({ ...roomy, file: file('parentPort.postMessage(Object.keys(process.env).length);') }), { kind: 'answer', answer: 0 });
});

test('its program lies beside whoever asks: a source of a source, a bundle of a bundle', (t) => {
  t.is(threadFile('mail-worker', 'file:///x/core/inbox/mail-thread.ts').href, 'file:///x/core/inbox/mail-worker.ts');
  t.is(threadFile('mail-worker', 'file:///x/dist/chunk-1.js').href, 'file:///x/dist/mail-worker.js');
});
