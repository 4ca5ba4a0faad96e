import { getEventListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import test from 'ava';
import { errorOf } from '../../../support/error-of.ts';
import { startSmtpStandIn } from '../../../support/smtp-stand-in.ts';
import { loadSmtp, outgoing, recordedRun } from '../../../support/smtp-transport.ts';

test('messages go over as few connections as there are at once, never more than were allowed', async (t) => {
  let most = 0;
  const server = await startSmtpStandIn({ moment: () => void (most = Math.max(most, server.open)) });
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port, connections: 3 } });
  const outcomes = await Promise.all(Array.from({ length: 30 }, (_, index) => transport.send(outgoing(index), recordedRun())));
  t.true(outcomes.every(({ kind }) => kind === 'accepted'));
  t.is(most, 3);
  t.is(server.seen.filter(({ step }) => step === 'connect').length, 3);
  t.is(new Set(server.stored.map(({ bytes }) => bytes.toString())).size, 30);
});

test('one after the other, all go over one connection', async (t) => {
  const server = await startSmtpStandIn();
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  const runs = [1, 2, 3].map(() => recordedRun());
  for (const [index, run] of runs.entries()) await transport.send(outgoing(index), run);
  t.is(server.seen.filter(({ step }) => step === 'connect').length, 1);
  t.deepEqual(runs[2]?.phases, ['started', 'mail', 'data', 'dot_written', 'accepted']);
});

test('a hundred messages over one connection leave no listener behind, and the next goes over a new one', async (t) => {
  const server = await startSmtpStandIn();
  t.teardown(() => server.close());
  const warnings: string[] = [];
  const note = (warning: Error) => void warnings.push(warning.message);
  process.on('warning', note);
  t.teardown(() => void process.off('warning', note));
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  for (let number = 1; number <= 101; number++) await transport.send(outgoing(number), recordedRun());
  t.is(server.stored.length, 101);
  t.is(server.seen.filter(({ step }) => step === 'connect').length, 2);
  t.deepEqual(warnings, []);
});

test('after a recipient was refused, the next message goes over the same connection', async (t) => {
  const server = await startSmtpStandIn({ script: ({ step, transaction }) => (step === 'recipient' && transaction === 1 ? '550 5.1.1 No such user' : undefined) });
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  t.is((await transport.send(outgoing(1), recordedRun())).kind, 'refused');
  t.is((await transport.send(outgoing(2), recordedRun())).kind, 'accepted');
  t.deepEqual(server.seen.filter(({ step }) => step === 'connect' || step === 'reset').map(({ step }) => step), ['connect', 'reset']);
});

test('a connection that the server closed in between costs no attempt: the message goes over another, once', async (t) => {
  const server = await startSmtpStandIn({ script: ({ step, connection, transaction }) => (step === 'mail' && connection === 1 && transaction === 2 ? { then: 'fin' } : undefined) });
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  await transport.send(outgoing(1), recordedRun());
  const run = recordedRun();
  t.is((await transport.send(outgoing(2), run)).kind, 'accepted');
  t.deepEqual(run.phases, ['started', 'mail', 'data', 'dot_written', 'accepted']);
  t.is(server.stored.length, 2);
});

test('nothing is tried over another connection once the body had begun', async (t) => {
  const server = await startSmtpStandIn({ script: ({ step, transaction }) => (step === 'body' && transaction === 2 ? { then: 'reset' } : undefined) });
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  await transport.send(outgoing(1), recordedRun());
  t.is((await errorOf(() => transport.send(outgoing(2), recordedRun()))).code, 'mail_interrupted');
  t.is(server.seen.filter(({ step }) => step === 'mail').length, 2);
  t.is(server.stored.length, 1);
});

test('who waits in line and is cancelled leaves it, and the others go on', async (t) => {
  const server = await startSmtpStandIn({ script: ({ step }) => (step === 'dot' ? { after: 100 } : undefined) });
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port, connections: 1 } });
  const stopping = new AbortController();
  const first = transport.send(outgoing(1), recordedRun());
  const second = transport.send(outgoing(2), recordedRun({ signal: stopping.signal }));
  const third = transport.send(outgoing(3), recordedRun());
  await wait(20);
  stopping.abort(new Error('cancelled by the test'));
  await t.throwsAsync(second, { message: 'cancelled by the test' });
  t.deepEqual((await Promise.all([first, third])).map(({ kind }) => kind), ['accepted', 'accepted']);
  t.is(server.stored.length, 2);
});

test('when the program stops, every connection is closed', async (t) => {
  const server = await startSmtpStandIn();
  t.teardown(() => server.close());
  const { transport, kernel } = await loadSmtp(t, { options: { port: server.port } });
  await Promise.all([transport.send(outgoing(1), recordedRun()), transport.send(outgoing(2), recordedRun())]);
  t.true(server.open > 0);
  kernel.stop('the test has ended');
  await wait(100);
  t.is(server.open, 0);
});

test('a check connects, says goodbye and sends nothing', async (t) => {
  const server = await startSmtpStandIn();
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  await transport.check?.(new AbortController().signal);
  await wait(50);
  t.deepEqual(server.seen.map(({ step }) => step), ['connect', 'hello', 'quit']);
  t.is(server.open, 0);
});

test('a hundred messages that fail leave no connection and no listener behind', async (t) => {
  const server = await startSmtpStandIn({ script: ({ step }) => (step === 'data' ? { then: 'reset' } : undefined) });
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port, connections: 4 } });
  const { signal } = new AbortController();
  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, (_, index) => transport.send(outgoing(index), recordedRun({ signal }))));
  t.true(outcomes.every(({ status }) => status === 'rejected'));
  await wait(100);
  t.is(server.open, 0);
  t.is(getEventListeners(signal, 'abort').length, 0);
});
