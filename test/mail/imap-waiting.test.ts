// New mail is heard of by IDLE, or asked for from time to time.
import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { createHandClock } from '../support/hand-clock.ts';
import { dovecotFor } from './support/dovecot.ts';
import { letter, type OpenMailbox, openMailbox, readAll, subjects } from './support/imap-mailbox.ts';
import { proxyFor } from './support/tcp-proxy.ts';

const { signal } = new AbortController();

/** A mailbox that was read to its end, behind a proxy. */
async function listening(t: ExecutionContext, wish: Parameters<typeof openMailbox>[2] = {}, capability?: string) {
  const dovecot = await dovecotFor(t, { folders: [{ name: 'Sent', use: '\\Sent' }], ...(capability === undefined ? {} : { capability }) });
  await dovecot.deliver(letter('One'));
  const proxy = await proxyFor(t, dovecot.port);
  const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port }, wish);
  const cursor = (await readAll(mailbox, null)).at(-1)?.cursor ?? null;
  const untilIdle = async (): Promise<void> => {
    while (!proxy.lines.some((line) => line.endsWith(' IDLE'))) await sleep(5);
    await sleep(50);
  };
  return { dovecot, proxy, mailbox, cursor, untilIdle };
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

test.serial('the server tells of new mail at once, on the one connection that there is', async (t) => {
  const { dovecot, proxy, mailbox, cursor, untilIdle } = await listening(t);
  const waiting = mailbox.wait(signal);
  await untilIdle();
  await dovecot.deliver(letter('Two'));
  t.true((await milliseconds(() => waiting)) < 3000);
  t.deepEqual(subjects(await readAll(mailbox, cursor)), ['Two']);
  t.is(proxy.opened, 1);
});

test.serial('mail that came after the reading and before the waiting is not waited for', async (t) => {
  const { dovecot, mailbox, cursor } = await listening(t);
  await dovecot.deliver(letter('Two'));
  await mailbox.sent.has({ messageId: '<x@out.example>', to: 'a@b.example', subject: '', since: '2026-01-01T00:00:00.000Z' }, signal); // another folder is open now
  t.true((await milliseconds(() => mailbox.wait(signal))) < 1000);
  t.deepEqual(subjects(await readAll(mailbox, cursor)), ['Two']);
});

test.serial('waiting ends within 200 ms of being cancelled, and the connection stays', async (t) => {
  const { proxy, mailbox, cursor, untilIdle } = await listening(t);
  const stopping = new AbortController();
  const waiting = mailbox.wait(stopping.signal).then(() => 'done', (thrown: Error) => thrown.message);
  await untilIdle();
  stopping.abort(new Error('cancelled by the test'));
  t.true((await milliseconds(() => waiting)) < 200);
  t.is(await waiting, 'cancelled by the test');
  t.deepEqual(await readAll(mailbox, cursor), []);
  t.is(proxy.opened, 1);
});

test.serial('waiting makes way for whoever needs the connection, and goes on afterwards', async (t) => {
  const { dovecot, proxy, mailbox, untilIdle } = await listening(t);
  let ended = false;
  const waiting = mailbox.wait(signal).then(() => (ended = true));
  await untilIdle();
  const copy = { messageId: '<x@out.example>', to: 'a@b.example', subject: '', since: '2026-01-01T00:00:00.000Z' };
  for (let round = 0; round < 3; round += 1) t.true((await milliseconds(() => mailbox.sent.has(copy, signal))) < 1000);
  t.false(ended);
  proxy.forget();
  await untilIdle();
  await dovecot.deliver(letter('Two'));
  await waiting;
  t.is(proxy.opened, 1);
});

test.serial('what comes while somebody else has the connection is heard of', async (t) => {
  const { dovecot, mailbox, untilIdle } = await listening(t);
  const waiting = mailbox.wait(signal);
  await untilIdle();
  await Promise.all([mailbox.sent.has({ messageId: '<x@out.example>', to: 'a@b.example', subject: '', since: '2026-01-01T00:00:00.000Z' }, signal), dovecot.deliver(letter('Two'))]);
  t.true((await milliseconds(() => waiting)) < 3000);
});

test.serial('after four quiet minutes it is time to look again, before a router forgets the connection', async (t) => {
  const clock = createHandClock(Date.now());
  const { mailbox, untilIdle } = await listening(t, { clock });
  const waiting = mailbox.wait(signal);
  await untilIdle();
  await clock.untilAsleep(4 * 60_000);
  await clock.advance(4 * 60_000);
  await t.notThrowsAsync(waiting);
});

test.serial('a server without IDLE is asked again after a while', async (t) => {
  const clock = createHandClock(Date.now());
  const { dovecot, mailbox, cursor, proxy } = await listening(t, { clock, options: { pollSeconds: 30 } }, 'IMAP4rev1 SASL-IR LITERAL+ ID ENABLE NAMESPACE UIDPLUS LIST-STATUS SPECIAL-USE');
  const waiting = mailbox.wait(signal);
  await clock.untilAsleep(30_000);
  await dovecot.deliver(letter('Two'));
  await clock.advance(30_000);
  await waiting;
  t.deepEqual(subjects(await readAll(mailbox, cursor)), ['Two']);
  t.false(proxy.lines.some((line) => line.endsWith(' IDLE')));
});

test.serial('a connection that breaks while it waits ends the waiting after a pause, and the next reading goes on', async (t) => {
  const clock = createHandClock(Date.now());
  const { dovecot, mailbox, cursor, proxy, untilIdle } = await listening(t, { clock });
  const waiting = mailbox.wait(signal);
  await untilIdle();
  proxy.cut();
  await dovecot.deliver(letter('Two'));
  await clock.untilAsleep(5000);
  await clock.advance(5000);
  await waiting;
  t.deepEqual(subjects(await readAll(mailbox, cursor)), ['Two']);
  t.is(proxy.opened, 2);
});

test.serial('a server that has fallen silent while it was listened to is noticed', async (t) => {
  const { dovecot, mailbox, cursor, proxy, untilIdle } = await listening(t, { options: { silenceSeconds: 1 } });
  const waiting = mailbox.wait(signal);
  await untilIdle();
  proxy.stall();
  while (proxy.open > 0) await sleep(20);
  await dovecot.deliver(letter('Two'));
  await proxy.restore();
  await waiting;
  t.deepEqual(subjects(await readAll(mailbox, cursor)), ['Two']);
});

test.serial('twenty waits leave no listener behind', async (t) => {
  const { mailbox, proxy, untilIdle } = await listening(t);
  const warnings: string[] = [];
  const note = (warning: Error): unknown => warnings.push(warning.name);
  process.on('warning', note);
  for (let round = 0; round < 20; round += 1) {
    const stopping = new AbortController();
    proxy.forget();
    const waiting = (mailbox as OpenMailbox).wait(stopping.signal).catch(() => undefined); // it is cancelled below
    await untilIdle();
    stopping.abort(new Error('cancelled by the test'));
    await waiting;
  }
  process.off('warning', note);
  t.deepEqual(warnings, []);
  t.is(proxy.open, 1);
});
