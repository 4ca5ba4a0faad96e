import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import test from 'ava';
import { createError } from '../../../../core/errors.ts';
import smtp from '../../../../plugins/transports/smtp/index.ts';
import { errorOf } from '../../../support/error-of.ts';
import { start } from '../../../support/kernel.ts';
import { startSmtpStandIn } from '../../../support/smtp-stand-in.ts';
import { loadSmtp, outgoing, recordedRun } from '../../../support/smtp-transport.ts';

for (const extensions of [['PIPELINING', 'SIZE 10000000'], ['SIZE 10000000'], []]) {
  test(`a server that offers ${extensions.join(' and ') || 'nothing'} gets exactly the approved bytes, and each phase is named before its step`, async (t) => {
    const server = await startSmtpStandIn({ extensions });
    t.teardown(() => server.close());
    const { transport } = await loadSmtp(t, { options: { port: server.port } });
    const run = recordedRun();
    const outcome = await transport.send(outgoing(1, 20_000), run);
    t.is(outcome.kind, 'accepted');
    t.deepEqual(run.phases, ['started', 'connected', 'mail', 'data', 'dot_written', 'accepted']);
    t.deepEqual(server.stored.map(({ from, to }) => ({ from, to })), [{ from: 'nora@feldt.example', to: ['ines@heron.example'] }]);
    t.true(server.stored[0]?.bytes.equals(outgoing(1, 20_000).bytes));
    t.is(outcome.kind === 'accepted' ? outcome.reference : '', '250 2.0.0 Taken as 1');
  });
}

test('nothing of the final dot leaves before the phase is on record', async (t) => {
  let atDot: readonly string[] = [];
  const server = await startSmtpStandIn();
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  const run = recordedRun({
    async before(phase) {
      if (phase !== 'dot_written') return;
      await wait(300);
      atDot = server.seen.map(({ step }) => step);
      t.true(server.clearBytes.toString().endsWith('Line 1.\r\n'));
    },
  });
  await transport.send(outgoing(), run);
  t.is(atDot.at(-1), 'body');
  t.is(server.stored.length, 1);
});

test('where the phase before the dot cannot be recorded, the connection is closed without a dot, and the reason comes out unharmed', async (t) => {
  const server = await startSmtpStandIn();
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  const lost = createError('lease_lost', { what: 'message', id: 1 });
  const run = recordedRun({ before: (phase) => (phase === 'dot_written' ? Promise.reject(lost) : Promise.resolve()) });
  t.is(await errorOf(() => transport.send(outgoing(), run)), lost);
  t.is(lost.code, 'lease_lost');
  await wait(100);
  t.deepEqual(server.stored, []);
  t.false(server.seen.some(({ step }) => step === 'dot'));
  t.is(server.open, 0);
});

for (const phase of ['started', 'mail', 'data', 'dot_written'] as const) {
  test.serial(`cancelled at ${phase}, a dialogue ends within 200 ms and nothing was sent`, async (t) => {
    const server = await startSmtpStandIn();
    t.teardown(() => server.close());
    const { transport } = await loadSmtp(t, { options: { port: server.port } });
    const stopping = new AbortController();
    let cancelledAt = 0;
    const run = recordedRun({
      signal: stopping.signal,
      async before(reached) {
        if (reached !== phase) return;
        cancelledAt = performance.now();
        stopping.abort(new Error('cancelled by the test'));
      },
    });
    await t.throwsAsync(transport.send(outgoing(), run), { message: 'cancelled by the test' });
    t.true(performance.now() - cancelledAt < 200, `${performance.now() - cancelledAt} ms`);
    await wait(50);
    t.deepEqual(server.stored, []);
    t.is(server.open, 0);
  });
}

for (const step of ['connect', 'hello', 'mail', 'recipient', 'data'] as const) {
  test.serial(`cancelled while the server is silent at ${step}, a dialogue ends within 200 ms`, async (t) => {
    const stopping = new AbortController();
    let cancelledAt = 0;
    const server = await startSmtpStandIn({
      script: (moment) => (moment.step === step ? { then: 'silence' } : undefined),
      moment(moment) {
        if (moment.step !== step) return;
        cancelledAt = performance.now();
        stopping.abort(new Error('cancelled by the test'));
      },
    });
    t.teardown(() => server.close());
    const { transport } = await loadSmtp(t, { options: { port: server.port } });
    await t.throwsAsync(transport.send(outgoing(), recordedRun({ signal: stopping.signal })), { message: 'cancelled by the test' });
    t.true(performance.now() - cancelledAt < 200, `${performance.now() - cancelledAt} ms`);
  });
}

test.serial('cancelled after the dot, it waits a moment for the answer, so that it is known and not guessed', async (t) => {
  const stopping = new AbortController();
  const server = await startSmtpStandIn({ script: ({ step }) => (step === 'dot' ? { after: 50 } : undefined), moment: ({ step }) => (step === 'dot' ? stopping.abort(new Error('cancelled by the test')) : undefined) });
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  t.is((await transport.send(outgoing(), recordedRun({ signal: stopping.signal }))).kind, 'accepted');
});

test.serial('cancelled after the dot while the server is silent, it ends within 200 ms and leaves the rest to the record', async (t) => {
  const stopping = new AbortController();
  let cancelledAt = 0;
  const server = await startSmtpStandIn({
    script: ({ step }) => (step === 'dot' ? { then: 'silence', keeps: true } : undefined),
    moment({ step }) {
      if (step !== 'dot') return;
      cancelledAt = performance.now();
      stopping.abort(new Error('cancelled by the test'));
    },
  });
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  const run = recordedRun({ signal: stopping.signal });
  await t.throwsAsync(transport.send(outgoing(), run), { message: 'cancelled by the test' });
  t.true(performance.now() - cancelledAt < 250, `${performance.now() - cancelledAt} ms`);
  t.is(run.phases.at(-1), 'dot_written');
});

test('a server that says one letter at a time is given up', async (t) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined); // the client hangs up
    let place = 0;
    const timer = setInterval(() => socket.write('220-greetings '.charAt(place++ % 14)), 100);
    socket.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: (server.address() as AddressInfo).port, timeoutSeconds: 1 } });
  const began = performance.now();
  t.is((await errorOf(() => transport.send(outgoing(), recordedRun()))).code, 'mail_unreachable');
  t.true(performance.now() - began < 5_000);
});

test('a message is refused before anything is connected when it is not for exactly one plain address', async (t) => {
  const server = await startSmtpStandIn();
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  const from = 'nora@feldt.example';
  const hostile = ['a@b.example>\r\nRCPT TO:<eve@evil.example', 'a@b.example\nDATA', 'a@b.example> SIZE=1', 'a b@c.example', 'a@b.example\u0000', 'a@b.example\u2028', 'ä@b.example', '', '<a@b.example>'];
  const envelopes = [{ from, to: [] }, { from, to: ['a@b.example', 'c@d.example'] }, ...hostile.flatMap((address) => [{ from, to: [address] }, { from: address, to: [from] }])];
  for (const envelope of envelopes) {
    const outcome = await transport.send({ ...outgoing(), envelope }, recordedRun());
    t.is(outcome.kind, 'refused', JSON.stringify(envelope));
  }
  t.deepEqual(server.seen, []);
});

test('a message larger than the server said it takes is refused without being sent', async (t) => {
  const server = await startSmtpStandIn({ extensions: ['SIZE 1000'] });
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  const outcome = await transport.send(outgoing(1, 1_000), recordedRun());
  t.like(outcome, { kind: 'refused', permanent: true });
  t.false(server.seen.some(({ step }) => step === 'mail'));
});

test('without a mail server, choosing the transport says what to do', async (t) => {
  const kernel = (await start([smtp])).kernel;
  t.teardown(() => kernel.stop('the test has ended'));
  const transport = kernel.transports.get('smtp');
  const error = await errorOf(() => transport.send(outgoing(), recordedRun()));
  t.is(error.code, 'mail_server_missing');
  t.is((await errorOf(async () => transport.check?.(new AbortController().signal))).code, 'mail_server_missing');
});
