import test, { type ExecutionContext } from 'ava';
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OutgoingMessage, type SendPhase, sendPhases, type Transport } from '../../../core/contracts/transport.ts';
import type { Plugin } from '../../../core/index.ts';
import file from '../../../plugins/transports/file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function transportIn(folder: string): Transport {
  let brought: Transport | undefined;
  void (file as Plugin<{ folder: string }>).apply({ options: { folder }, addTransport: (transport: Transport) => (brought = transport) } as never);
  if (brought === undefined) throw new Error('the plugin brought no transport');
  return brought;
}

function message(messageId = '<abc.1@example.com>', text = 'Subject: x\r\n\r\nHi\r\n'): OutgoingMessage {
  return { messageId, envelope: { from: 'sam@example.com', to: ['maya@acme.example'] }, bytes: Buffer.from(text) };
}

function run(phases: SendPhase[] = [], signal = new AbortController().signal) {
  return { signal, reach: async (phase: SendPhase) => void phases.push(phase) };
}

function outbox(t: ExecutionContext): string {
  return join(temporaryFolder(t), 'home', 'outbox');
}

test('a message becomes a file with exactly its bytes, readable by its owner only', async (t) => {
  const folder = outbox(t);
  const outcome = await transportIn(folder).send(message(), run());
  t.is(outcome.kind, 'accepted');
  const [name, ...more] = readdirSync(folder);
  t.deepEqual(more, []);
  t.regex(name ?? '', /^abc-1-[0-9a-f]{12}\.eml$/);
  t.deepEqual(readFileSync(join(folder, name ?? '')), Buffer.from(message().bytes));
  t.is(statSync(join(folder, name ?? '')).mode & 0o777, 0o600);
  t.is(outcome.kind === 'accepted' ? outcome.reference : '', join(folder, name ?? ''));
});

test('the phases are named in order, each before its step', async (t) => {
  const phases: SendPhase[] = [];
  await transportIn(outbox(t)).send(message(), run(phases));
  t.deepEqual(phases, [...sendPhases]);
});

test('the file has no name of its own before the last phase but one is recorded', async (t) => {
  const folder = outbox(t);
  const stops = await t.throwsAsync(
    transportIn(folder).send(message(), {
      signal: new AbortController().signal,
      reach: async (phase) => {
        if (phase === 'dot_written') throw new Error('the record could not be written');
      },
    }),
  );
  t.is(stops?.message, 'the record could not be written');
  t.deepEqual(readdirSync(folder), []);
});

test('the same message again is accepted without a second file', async (t) => {
  const folder = outbox(t);
  const transport = transportIn(folder);
  const first = await transport.send(message(), run());
  const phases: SendPhase[] = [];
  t.deepEqual(await transport.send(message(), run(phases)), first);
  t.is(readdirSync(folder).length, 1);
  t.deepEqual(phases, [...sendPhases]);
});

test('what a killed process has left half written goes with the next try', async (t) => {
  const folder = outbox(t);
  const transport = transportIn(folder);
  await transport.send(message(), run());
  const [name = ''] = readdirSync(folder);
  renameSync(join(folder, name), join(folder, `.${name}.partial`));
  t.is((await transport.send(message(), run())).kind, 'accepted');
  t.deepEqual(readdirSync(folder), [name]);
});

test('another message under the same Message-ID is refused, and the first is kept', async (t) => {
  const folder = outbox(t);
  const transport = transportIn(folder);
  await transport.send(message(), run());
  const outcome = await transport.send(message(undefined, 'Subject: y\r\n\r\nOther\r\n'), run());
  t.like(outcome, { kind: 'refused', permanent: true });
  t.is(readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8'), 'Subject: x\r\n\r\nHi\r\n');
});

const hostile = ['<../../etc/passwd@x>', '</etc/passwd@x>', '<a/b@x>', '<..@x>', '<\u0000@x>', '<a\nb@x>', '<CON@x>', `<${'x'.repeat(500)}@x>`, '<@x>', '', '<é🙂@x>', '<a\\b@x>', '<.hidden@x>', '<-rf@x>'];

for (const messageId of hostile) {
  test(`the Message-ID ${JSON.stringify(messageId.slice(0, 30))} names a plain file in the outbox`, async (t) => {
    const folder = outbox(t);
    t.is((await transportIn(folder).send(message(messageId), run())).kind, 'accepted');
    const names = readdirSync(folder);
    t.is(names.length, 1);
    t.regex(names[0] ?? '', /^(?:[A-Za-z0-9][A-Za-z0-9-]{0,60}-)?[0-9a-f]{12}\.eml$/);
  });
}

test('Message-IDs that look alike get files of their own', async (t) => {
  const folder = outbox(t);
  const transport = transportIn(folder);
  for (const id of ['<a.b@x>', '<a-b@x>', '<a/b@x>', '<A.B@x>']) await transport.send(message(id), run());
  t.is(readdirSync(folder).length, 4);
});

test('a cancelled message leaves nothing behind', async (t) => {
  const folder = outbox(t);
  const controller = new AbortController();
  const cancelled = transportIn(folder).send(message(), {
    signal: controller.signal,
    reach: async (phase) => {
      if (phase === 'body') controller.abort(new Error('cancelled'));
    },
  });
  await t.throwsAsync(cancelled, { message: 'cancelled' });
  t.deepEqual(readdirSync(folder), []);
});

test('an outbox that is a file refuses the message for now, and says why', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'outbox'), '');
  const outcome = await transportIn(join(folder, 'outbox')).send(message(), run());
  t.like(outcome, { kind: 'refused', permanent: false });
  t.true(outcome.kind === 'refused' && outcome.reason.includes('is not a folder'));
});
