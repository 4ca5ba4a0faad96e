// SIGKILL at each named point of a dialogue: what is on record afterwards must never say less than what the server has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import test from 'ava';
import type { SendPhase } from '../../core/contracts/transport.ts';
import { wireActionFor } from '../../core/outbox/wire-action.ts';
import { startChild } from '../support/child.ts';
import { type SmtpStep, startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const points: readonly (readonly [step: SmtpStep, onRecord: readonly SendPhase[], stored: number])[] = [
  ['connect', ['started'], 0],
  ['hello', ['started'], 0],
  ['mail', ['mail'], 0],
  ['recipient', ['mail'], 0],
  ['data', ['mail'], 0],
  ['body', ['data', 'dot_written'], 0],
  ['dot', ['dot_written'], 1],
  ['stored', ['dot_written'], 1],
];

for (const lines of [2, 50_000]) {
  for (const [step, onRecord, stored] of points) {
    test.serial(`killed when the server is at ${step}, a message of ${lines} lines is sent again only where the server cannot have it`, async (t) => {
      const record = join(temporaryFolder(t), 'phases');
      let kill = (): void => undefined;
      const server = await startSmtpStandIn({
        async moment(moment) {
          if (moment.step !== step) return;
          kill();
          await child.ended;
        },
      });
      t.teardown(() => server.close());
      const child = startChild('send-with-record.ts', [String(server.port), record, String(lines)]);
      kill = () => void child.process.kill('SIGKILL');
      await child.ended;
      await wait(100);
      const phase = readFileSync(record, 'utf8').trim().split('\n').at(-1) as SendPhase;
      t.true(onRecord.includes(phase), `${phase} is on record`);
      const { message } = wireActionFor({ phase, code: 'mail_interrupted', attempts: 1 });
      if (step !== 'body') t.is(server.stored.length, stored);
      t.is(message, phase === 'dot_written' ? 'unknown' : 'retry');
      if (message === 'retry') t.is(server.stored.length, 0, 'it would arrive twice');
    });
  }
}

test.serial('left alone, it is accepted, and the program ends by itself', async (t) => {
  const record = join(temporaryFolder(t), 'phases');
  const server = await startSmtpStandIn();
  t.teardown(() => server.close());
  const child = startChild('send-with-record.ts', [String(server.port), record]);
  t.is(await child.ended, 0, child.errors());
  t.is(child.output(), 'accepted\n');
  t.is(readFileSync(record, 'utf8').trim().split('\n').at(-1), 'accepted');
  t.is(server.stored.length, 1);
});
