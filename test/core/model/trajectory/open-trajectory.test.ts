import { appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { createError } from '../../../../core/errors.ts';
import { masked, rememberSecret } from '../../../../core/mask.ts';
import { openTrajectory } from '../../../../core/model/trajectory/open-trajectory.ts';
import { readTrajectory, type TrajectoryStep } from '../../../../core/model/trajectory/read-trajectory.ts';
import { newRunId } from '../../../../core/model/trajectory/run-id.ts';
import { verifyChain } from '../../../../core/model/trajectory/verify-chain.ts';
import { startChild } from '../../../support/child.ts';
import { errorOf } from '../../../support/error-of.ts';
import { stoppedClock } from '../../../support/remembering-sink.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { tinyDisk } from '../../../support/tiny-disk.ts';
import { answerOf, growingTalk, questionOf, stepOf } from '../../../support/trajectory-step.ts';

const clock = stoppedClock();
const open = (folder: string, run = 'a-run') => openTrajectory({ folder: join(folder, 'trajectories'), run, clock });

async function stepsOf(file: string, onTorn?: (bytes: number) => void): Promise<readonly TrajectoryStep[]> {
  return Array.fromAsync(readTrajectory(file, onTorn === undefined ? {} : { onTorn }));
}

test('a run that asks no model leaves nothing; one that does leaves a file for its owner only', async (t) => {
  const folder = temporaryFolder(t);
  const trajectory = await open(folder);
  await trajectory.close();
  t.false(existsSync(join(folder, 'trajectories')));
  const second = await open(folder);
  t.is(await second.append(stepOf('one')), 1);
  t.is(statSync(join(folder, 'trajectories')).mode & 0o777, 0o700);
  t.is(statSync(second.file).mode & 0o777, 0o600);
});

test('a step comes back whole: who asked, what, with which prompt, and what was answered', async (t) => {
  const folder = temporaryFolder(t);
  const trajectory = await open(folder, newRunId(clock));
  const question = questionOf('one', {
    messages: [{ role: 'system', text: 's'.repeat(5000) }, { role: 'user', text: 'line\nbreaks, \u2028 separators and half a \ud83d character' }, { role: 'assistant', text: '', toolCalls: [{ id: 'c1', name: 'read', arguments: '{}' }], opaque: { signature: 'x'.repeat(600) } }],
    tools: [{ name: 'read', description: 'd'.repeat(400), schema: { type: 'object' } }],
    object: { name: 'found', schema: { type: 'object', description: 'e'.repeat(400) } },
    temperature: 0,
    toolChoice: 'auto',
  });
  const answer = answerOf('a\nb', { reasoning: 'because', opaque: [{ b: 1, a: 2 }] });
  await trajectory.append(stepOf('one', { question, answer }));
  const [step] = await stepsOf(trajectory.file);
  const { usage, ...rest } = answer;
  t.like(step, { run: trajectory.run, step: 1, at: '2026-03-01T08:00:00.000Z', agent: 'research', leadId: 7, campaignId: 1, model: 'small-model', rung: 'native', prompt: { name: 'research.findings', version: '3', hash: '0123456789ab' }, usage, milliseconds: 40 });
  t.deepEqual(step?.answer, rest);
  t.deepEqual(await step?.question(), question);
});

test('fifty appends at once get fifty numbers without a gap, in the order of the file', async (t) => {
  const trajectory = await open(temporaryFolder(t));
  const numbers = await Promise.all(Array.from({ length: 50 }, (_, index) => trajectory.append(stepOf(`question ${index}`))));
  t.deepEqual(numbers, Array.from({ length: 50 }, (_, index) => index + 1));
  t.deepEqual((await stepsOf(trajectory.file)).map(({ step }) => step), numbers);
  t.like(await verifyChain(trajectory.file), { steps: 50, torn: 0, ended: false, broken: null });
  await trajectory.close();
  t.like(await verifyChain(trajectory.file), { steps: 50, ended: true, broken: null });
});

test('a failure is written with its code, and whether it may be tried again', async (t) => {
  const trajectory = await open(temporaryFolder(t));
  await trajectory.append(stepOf('one', { outcome: 'failed', answer: null, usage: null, rung: null, error: createError('model_rate_limited', { backend: 'Claude', reason: 'slow down', retryAfterMs: 2000 }) }));
  const [step] = await stepsOf(trajectory.file);
  t.like(step, { outcome: 'failed', answer: null, usage: null, error: { code: 'model_rate_limited', retryable: true, details: { backend: 'Claude', retryAfterMs: 2000 } } });
});

test('no secret is written: not of a question, an answer, a schema, a name or an error', async (t) => {
  const secret = 'canary-5Tz8-never-written';
  rememberSecret(secret);
  const trajectory = await open(temporaryFolder(t));
  const long = `${secret} ${'x'.repeat(1000)} sk-ant-canary0123456789abcdef`;
  const said = `the key is ${secret}`;
  const question = questionOf(said, { messages: [{ role: 'system', text: long }, { role: 'user', text: said }], object: { name: secret, schema: { [secret]: long } }, tools: [{ name: 'read', description: said, schema: { default: secret } }] });
  await trajectory.append(stepOf('one', { task: secret, question, answer: answerOf(said, { opaque: { [secret]: long }, toolCalls: [{ id: 'c', name: 'read', arguments: JSON.stringify({ secret }) }] }) }));
  await trajectory.append(stepOf('one', { answer: null, error: createError('model_failed', { backend: 'Claude', status: 500, reason: said }) }));
  await trajectory.close();
  const written = readFileSync(trajectory.file, 'utf8');
  t.notRegex(written, /canary/);
  t.true(written.includes(masked));
  t.like(await verifyChain(trajectory.file), { steps: 2, broken: null });
});

test('what is said again is not written again: a talk of 60 turns costs its new words and a bounded rest for each step', async (t) => {
  const trajectory = await open(temporaryFolder(t));
  const system = { role: 'system', text: 'You look for facts. '.repeat(500) } as const;
  const object = { name: 'found', schema: { type: 'object', description: 'what was found '.repeat(300) } };
  const turns = 60;
  const characters = 1500;
  for (let turn = 0; turn < turns; turn += 1) await trajectory.append(stepOf('', { attempt: turn + 1, question: questionOf('', { messages: [system, ...growingTalk(turn, characters)], object }) }));
  const { size } = statSync(trajectory.file);
  const once = system.text.length + JSON.stringify(object).length + (2 * turns - 1) * characters;
  const perStep = (size - once) / turns;
  t.log(`${Math.round(size / turns)} bytes for a step; ${Math.round(perStep)} of them beside the new words`);
  t.true(perStep < 7000, `${perStep} bytes`);
  t.is((await (await stepsOf(trajectory.file)).at(-1)?.question())?.messages.length, 2 * turns);
});

test('who goes on with a file goes on at the next number, and does not write again what is there', async (t) => {
  const folder = temporaryFolder(t);
  const long = stepOf('x'.repeat(3000), { answer: answerOf('yes') });
  const first = await open(folder);
  await first.append(long);
  await first.close();
  const { size } = statSync(first.file);
  const before = readFileSync(first.file);
  const second = await open(folder);
  t.is(await second.append(long), 2);
  await second.close();
  t.true(statSync(first.file).size - size < 2000);
  t.deepEqual(readFileSync(first.file).subarray(0, size), before, 'what was there is not touched');
  t.like(await verifyChain(first.file), { steps: 2, torn: 0, ended: true, broken: null });
});

test('wherever a write was torn, every step before it is there, the next one goes on, and the reader tells of the torn line', async (t) => {
  const folder = temporaryFolder(t);
  const whole = await open(folder);
  await whole.append(stepOf('one'));
  const kept = statSync(whole.file).size;
  await whole.append(stepOf('two'));
  const bytes = readFileSync(whole.file);
  for (let length = kept + 1; length <= bytes.length; length += length > bytes.length - 5 ? 1 : 37) {
    writeFileSync(whole.file, bytes.subarray(0, length));
    const complete = length >= bytes.length - 1; // all but its line feed is a whole line
    const torn: number[] = [];
    t.is((await stepsOf(whole.file, (lost) => torn.push(lost))).length, complete ? 2 : 1);
    t.deepEqual(torn, complete ? [] : [length - kept]);
    const next = await open(folder);
    t.is(await next.append(stepOf('three')), complete ? 3 : 2);
    t.like(await verifyChain(whole.file), { steps: complete ? 3 : 2, torn: complete ? 0 : 1, broken: null });
    t.deepEqual(readFileSync(whole.file).subarray(0, length), bytes.subarray(0, length), 'the torn line stays where it is');
    await next.close();
    t.like(await verifyChain(whole.file), { ended: true, broken: null });
  }
});

test('killed while it writes, again and again: every acknowledged step is there, and at most one torn last line, told', async (t) => {
  const folder = temporaryFolder(t);
  for (let round = 0; round < 5; round += 1) {
    const run = `run-${round}`;
    const child = startChild('append-steps-forever.ts', [folder, run, String(20_000 * round)]);
    await child.says('ready');
    await child.says(`\n${100 + round * 7}\n`);
    child.process.kill('SIGKILL');
    await child.ended;
    const acknowledged = child.output().trim().split('\n').slice(1).map(Number);
    const torn: number[] = [];
    const steps = (await stepsOf(join(folder, `${run}.jsonl`), (bytes) => torn.push(bytes))).map(({ step }) => step);
    t.true(acknowledged.length >= 100);
    t.true(steps.length >= acknowledged.length, `${acknowledged.length} acknowledged, ${steps.length} there`);
    t.true(steps.length <= acknowledged.length + 1);
    t.deepEqual(steps, Array.from(steps, (_, index) => index + 1));
    t.true(torn.length <= 1);
    t.like(await verifyChain(join(folder, `${run}.jsonl`)), { broken: null, ended: false });
    const next = await openTrajectory({ folder, run, clock });
    t.is(await next.append(stepOf('after the kill')), steps.length + 1);
    t.like(await verifyChain(next.file), { broken: null, torn: torn.length });
  }
});

test('a second process that writes the same file is refused, and the file stays whole', async (t) => {
  const folder = temporaryFolder(t);
  const [one, other] = [await open(folder), await open(folder)];
  await one.append(stepOf('one'));
  t.like(await errorOf(() => other.append(stepOf('two'))), { code: 'file_not_written' });
  const third = await open(folder);
  await third.append(stepOf('three'));
  t.regex((await errorOf(() => one.append(stepOf('four')))).message, /another process has written to it/);
  t.like(await verifyChain(one.file), { steps: 2, broken: null });
});

test('a file that was changed is not gone on with', async (t) => {
  const folder = temporaryFolder(t);
  const trajectory = await open(folder);
  await trajectory.append(stepOf('one'));
  await trajectory.close();
  writeFileSync(trajectory.file, readFileSync(trajectory.file, 'utf8').replace('about one', 'about two'));
  t.like(await errorOf(() => open(folder)), { code: 'trajectory_broken', details: { run: 'a-run', line: 1, step: 1 } });
});

test('after the end of a run nothing is appended', async (t) => {
  const trajectory = await open(temporaryFolder(t));
  await trajectory.append(stepOf('one'));
  await trajectory.close();
  await trajectory.close();
  t.like(await errorOf(() => trajectory.append(stepOf('two'))), { code: 'file_not_written' });
});

test('on a full disk a step that does not fit is refused and leaves no trace, and what comes after there is room again is whole', async (t) => {
  const disk = tinyDisk(t, 64);
  if (disk === undefined) return t.pass();
  const trajectory = await openTrajectory({ folder: disk, run: 'full', clock });
  await trajectory.append(stepOf('small'));
  appendFileSync(join(disk, 'other'), 'x'.repeat(30_000));
  const { size } = statSync(trajectory.file);
  t.regex((await errorOf(() => trajectory.append(stepOf('x'.repeat(60_000))))).message, /the disk is full/);
  t.is(statSync(trajectory.file).size, size);
  truncateSync(join(disk, 'other'));
  t.is(await trajectory.append(stepOf('small again')), 2);
  await trajectory.close();
  t.like(await verifyChain(trajectory.file), { steps: 2, torn: 0, broken: null });
});
