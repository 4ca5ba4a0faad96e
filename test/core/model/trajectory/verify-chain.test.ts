import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { noLine, sealLine } from '../../../../core/model/trajectory/line.ts';
import { openTrajectory } from '../../../../core/model/trajectory/open-trajectory.ts';
import { verifyChain } from '../../../../core/model/trajectory/verify-chain.ts';
import { walkChain } from '../../../../core/model/trajectory/walk-chain.ts';
import { errorOf } from '../../../support/error-of.ts';
import { stoppedClock } from '../../../support/remembering-sink.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { stepOf } from '../../../support/trajectory-step.ts';

/** Three steps, one with a long question: part, step, step, step, end. */
async function threeSteps(t: ExecutionContext): Promise<{ readonly file: string; readonly bytes: Buffer }> {
  const trajectory = await openTrajectory({ folder: temporaryFolder(t), run: 'a-run', clock: stoppedClock() });
  for (const words of ['one '.repeat(80), 'two', 'three']) await trajectory.append(stepOf(words));
  await trajectory.close();
  return { file: trajectory.file, bytes: readFileSync(trajectory.file) };
}

async function* chunksOf(bytes: Buffer, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function isBroken(bytes: Buffer): Promise<boolean> {
  for await (const entry of walkChain(chunksOf(bytes))) if (entry.kind === 'broken') return true;
  return false;
}

test('a file as it was written is whole, ended, and has a seal', async (t) => {
  const { file } = await threeSteps(t);
  const report = await verifyChain(file);
  t.like(report, { run: 'a-run', steps: 3, torn: 0, ended: true, broken: null });
  t.regex(report.seal ?? '', /^[0-9a-f]{64}$/);
});

test('any one byte that is changed, left out or put in breaks the chain, the last line feed included', async (t) => {
  const { bytes } = await threeSteps(t);
  const missed: string[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    if (!(await isBroken(flipped))) missed.push(`bit at ${at}`);
    if (at % 5 > 0) continue;
    const feed = Buffer.from(bytes);
    feed[at] = feed[at] === 0x0a ? 0x20 : 0x0a;
    if (!(await isBroken(feed))) missed.push(`line feed at ${at}`);
    if (at < bytes.length - 1 && !(await isBroken(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])))) missed.push(`without ${at}`);
    if (!(await isBroken(Buffer.concat([bytes.subarray(0, at), Buffer.from(' '), bytes.subarray(at)])))) missed.push(`space at ${at}`);
  }
  t.deepEqual(missed, []);
});

test('a torn line that was noted is believed only as it was when it was noted', async (t) => {
  const { file, bytes } = await threeSteps(t);
  writeFileSync(file, bytes.subarray(0, -150));
  const next = await openTrajectory({ folder: dirname(file), run: 'a-run', clock: stoppedClock() });
  await next.append(stepOf('four'));
  t.like(await verifyChain(file), { steps: 4, torn: 1, broken: null });
  const mended = readFileSync(file);
  const torn = mended.subarray(0, bytes.length - 150).lastIndexOf(0x0a) + 1;
  for (let at = torn; at <= bytes.length - 150; at += 1) {
    const flipped = Buffer.from(mended);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    t.true(await isBroken(flipped), `byte ${at}`);
  }
});

test('a line that is removed, doubled, swapped or taken from another run is told with its step', async (t) => {
  const { file, bytes } = await threeSteps(t);
  const lines = bytes.toString('utf8').trimEnd().split('\n');
  const [part = '', one = '', two = '', three = '', end = ''] = lines;
  const stranger = sealLine('step', { step: '2', question: '{}' }, noLine).text.trimEnd();
  for (const [changed, line, step] of [
    [[part, one, three, end], 3, 2],
    [[one, two, three, end], 1, 1],
    [[part, one, one, two, three, end], 3, 2],
    [[part, one, three, two, end], 3, 2],
    [[part, one, stranger, two, three, end], 3, 2],
    [[part, one, '', two, three, end], 3, 2],
  ] as const) {
    writeFileSync(file, `${changed.join('\n')}\n`);
    t.like((await verifyChain(file)).broken, { line, step });
  }
});

test('lines that are removed at the end leave a file without an end: it is told that some may be missing', async (t) => {
  const { file, bytes } = await threeSteps(t);
  const whole = await verifyChain(file);
  writeFileSync(file, `${bytes.toString('utf8').split('\n').slice(0, 3).join('\n')}\n`);
  const report = await verifyChain(file);
  t.like(report, { steps: 2, ended: false, broken: null });
  t.not(report.seal, whole.seal);
});

test('a line of a newer version, and a step out of its turn, are not believed though their hashes fit', async (t) => {
  const file = join(temporaryFolder(t), 'a-run.jsonl');
  const first = sealLine('step', { step: '1' }, noLine);
  const third = sealLine('step', { step: '3' }, first.hash);
  writeFileSync(file, first.text + third.text);
  t.like((await verifyChain(file)).broken, { line: 2, step: 2, reason: 'step 3 follows step 1' });
  writeFileSync(file, first.text + sealLine('novel' as 'step', { step: '2' }, first.hash).text);
  t.like((await verifyChain(file)).broken, { line: 2, reason: 'it was written by another version of this program' });
});

test('it does not matter in what pieces a file is read', async (t) => {
  const { bytes } = await threeSteps(t);
  for (const size of [1, 7, 100, 4096]) t.deepEqual((await Array.fromAsync(walkChain(chunksOf(bytes, size)))).map(({ kind }) => kind), Array(5).fill('line'));
});

test('a file that is no trajectory at all is broken at its first line, and one that is not there is said to be missing', async (t) => {
  const folder = temporaryFolder(t);
  for (const text of ['hello\nworld\n', '{}\n', '\n', '[1]\n']) {
    writeFileSync(join(folder, 'other.jsonl'), text);
    t.like((await verifyChain(join(folder, 'other.jsonl'))).broken, { line: 1, step: 1 }, text);
  }
  t.is((await errorOf(() => verifyChain(join(folder, 'none.jsonl')))).code, 'trajectory_missing');
});
