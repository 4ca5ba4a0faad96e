import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Mailbox, ReadRun } from '../../../core/contracts/mailbox.ts';
import { isOutreachError } from '../../../core/errors.ts';
import maildir from '../../../plugins/mailboxes/maildir.ts';
import { start } from '../../support/kernel.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const monday = 1_772_442_000; // seconds

interface World {
  readonly folder: string;
  readonly mailbox: Mailbox;
  /** Delivers a message that many seconds after Monday morning; answers with its name. */
  deliver(subject: string, seconds: number): string;
}

async function world(t: ExecutionContext, ...others: readonly string[]): Promise<World> {
  const folder = join(temporaryFolder(t), 'Maildir');
  for (const place of ['', ...others]) for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(folder, place, part), { recursive: true });
  const { kernel } = await start([maildir], { options: { 'mailbox-maildir': { folder } } });
  return {
    folder,
    mailbox: kernel.mailboxes.get('maildir'),
    deliver(subject, seconds) {
      const name = `${monday + seconds}.M000001P7.host`;
      writeFileSync(join(folder, 'new', name), `Subject: ${subject}\r\n\r\nText.\r\n`);
      return name;
    },
  };
}

async function read(mailbox: Mailbox, cursor: string | null, run: Partial<ReadRun> = {}) {
  const messages = await Array.fromAsync(mailbox.read(cursor, { signal: new AbortController().signal, since: '2026-01-01T00:00:00.000Z', wants: () => true, ...run }));
  return { subjects: messages.map(({ bytes }) => (bytes === null ? null : /^Subject: (.*?)\r?$/m.exec(Buffer.from(bytes).toString())?.[1])), cursor: messages.at(-1)?.cursor ?? cursor, messages };
}

function everything(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

test('messages are read by the time of their delivery, and nothing in the folder is moved or renamed', async (t) => {
  const { folder, mailbox, deliver } = await world(t);
  deliver('Second', 20);
  renameSync(join(folder, 'new', deliver('First', 10)), join(folder, 'cur', `${monday + 10}.M000001P7.host:2,RS`));
  deliver('Third', 30);
  const before = everything(folder);

  const { subjects, messages } = await read(mailbox, null);

  t.deepEqual(subjects, ['First', 'Second', 'Third']);
  t.is(messages[0]?.receivedAt, new Date((monday + 10) * 1000).toISOString());
  t.deepEqual(everything(folder), before);
});

test('a message that is read, flagged or moved to "cur" afterwards is not read again', async (t) => {
  const { folder, mailbox, deliver } = await world(t);
  const name = deliver('First', 10);
  const { cursor } = await read(mailbox, null);
  renameSync(join(folder, 'new', name), join(folder, 'cur', `${name}:2,`));
  t.deepEqual((await read(mailbox, cursor)).subjects, []);
  renameSync(join(folder, 'cur', `${name}:2,`), join(folder, 'cur', `${name}:2,FS`));
  deliver('Second', 20);
  t.deepEqual((await read(mailbox, cursor)).subjects, ['Second']);
});

test('a delivery that took long, and has an older name than what came meanwhile, is read all the same', async (t) => {
  const { mailbox, deliver } = await world(t);
  for (let number = 0; number < 60; number += 1) deliver(`Message ${number}`, 100 + number);
  const { cursor, subjects } = await read(mailbox, null);
  t.is(subjects.length, 60);
  deliver('Late', 150.5);
  t.deepEqual((await read(mailbox, cursor)).subjects, ['Late']);
  t.true((cursor?.length ?? 0) < 4000);
});

test('of what is not wanted only the head is looked at, and what came before the given time does not matter', async (t) => {
  const { mailbox, deliver } = await world(t);
  deliver('Old', -86_400);
  deliver('Wanted', 10);
  deliver('Unwanted', 20);
  const heads: string[] = [];
  const wants = (head: Uint8Array): boolean => heads.push(Buffer.from(head).toString()) > 0 && Buffer.from(head).includes('Subject: Wanted');
  const { subjects } = await read(mailbox, null, { since: new Date(monday * 1000).toISOString(), wants });
  t.deepEqual(subjects, ['Wanted', null]);
  t.deepEqual(heads, ['Subject: Wanted\r\n\r\n', 'Subject: Unwanted\r\n\r\n']);
});

test('of a message of 12 MB the first 5 MB are read', async (t) => {
  const { folder, mailbox } = await world(t);
  writeFileSync(join(folder, 'new', `${monday}.M1P1.host`), `Subject: Big\r\n\r\n${'x'.repeat(12 * 1024 * 1024)}`);
  const { messages } = await read(mailbox, null);
  t.is(messages[0]?.bytes?.length, 5 * 1024 * 1024);
});

test('a message that goes while the others are read is left out', async (t) => {
  const { folder, mailbox, deliver } = await world(t);
  deliver('First', 10);
  const gone = deliver('Gone', 20);
  const moved = deliver('Moved', 30);
  const subjects: unknown[] = [];
  for await (const { bytes } of mailbox.read(null, { signal: new AbortController().signal, since: '2026-01-01T00:00:00.000Z', wants: () => true })) {
    subjects.push(Buffer.from(bytes ?? []).toString().slice(9, 14));
    if (subjects.length > 1) continue;
    rmSync(join(folder, 'new', gone));
    renameSync(join(folder, 'new', moved), join(folder, 'cur', `${moved}:2,S`));
  }
  t.deepEqual(subjects, ['First', 'Moved']);
});

test('a folder that is no maildir is said to be none, with what to do', async (t) => {
  const { folder, mailbox } = await world(t);
  rmSync(folder, { recursive: true });
  for (const work of [() => read(mailbox, null), () => mailbox.check?.(new AbortController().signal) ?? Promise.resolve()]) {
    const thrown = await t.throwsAsync<Error & { help: string }>(async () => void (await work()));
    t.true(isOutreachError(thrown));
    t.regex(thrown?.message ?? '', /cannot be read \(ENOENT\)/);
    t.regex(thrown?.help ?? '', /Name the folder/);
  }
});

test('without a folder there is no mailbox, and without ".Sent" no folder for sent mail', async (t) => {
  t.deepEqual((await start([maildir])).kernel.mailboxes.ids(), []);
  t.is((await world(t)).mailbox.sent, undefined);
});

test('a copy in ".Sent" is found by its Message-ID, or by recipient and subject since it was sent, and is filed once', async (t) => {
  const { folder, mailbox } = await world(t, '.Sent');
  const { signal } = new AbortController();
  const copy = { messageId: '<one@out.example>', to: 'Mara@in.example', subject: 'About your mill', since: '2026-03-02T09:00:00.000Z' };
  t.false(await mailbox.sent?.has(copy, signal));

  const bytes = Buffer.from('To: Mara <mara@in.example>\r\nSubject: About\r\n your mill\r\nMessage-ID:\r\n <one@out.example>\r\n\r\nText.\r\n');
  await mailbox.sent?.file(bytes, signal);
  await mailbox.sent?.file(bytes, signal);
  const [name = '', ...more] = readdirSync(join(folder, '.Sent', 'cur'));
  t.deepEqual(more, []);
  t.true(name.endsWith(':2,S'));
  t.deepEqual(readFileSync(join(folder, '.Sent', 'cur', name)), bytes);
  t.deepEqual(readdirSync(join(folder, '.Sent', 'tmp')), []);

  t.true(await mailbox.sent?.has(copy, signal));
  t.true(await mailbox.sent?.has({ ...copy, messageId: '<rewritten@elsewhere.example>' }, signal));
  t.false(await mailbox.sent?.has({ ...copy, messageId: '<other@out.example>', subject: 'About' }, signal));
  t.false(await mailbox.sent?.has({ ...copy, messageId: '<other@out.example>', since: '2026-03-02T10:00:00.000Z' }, signal));
});
