import { setTimeout as wait } from 'node:timers/promises';
import test from 'ava';
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
    t.deepEqual(server.stored, [{ from: 'nora@feldt.example', to: ['ines@heron.example'], bytes: Buffer.from(outgoing(1, 20_000).bytes) }]);
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
