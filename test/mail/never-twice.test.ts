// Mail through a real Postfix, copies into the folder of a real Dovecot, by processes that are killed again and again: nobody gets a message twice, none is lost, and every copy is filed once.
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { openStore } from '../../core/store/open.ts';
import type { Store } from '../../core/store/store.ts';
import { migrations } from '../../migrations/index.ts';
import { approveMessages, recipientOf, sender } from '../support/approved-messages.ts';
import { startChild } from '../support/child.ts';
import { anyTime } from '../support/engine.ts';
import { seededRandom } from '../support/seeded-random.ts';
import type { DeathPoint, SendTask } from '../support/send-until-done.ts';
import { wallClock } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Dovecot, dovecotFor } from './support/dovecot.ts';
import { until } from './support/mail-world.ts';
import { startPostfix } from './support/postfix.ts';
import { proxyFor } from './support/tcp-proxy.ts';

const deathPoints: readonly DeathPoint[] = ['before the row', 'after the row', 'before the commit'];
/** What a client has just said to Postfix when it is killed; the answer to it never comes. */
const wirePoints = ['MAIL FROM', 'RCPT TO', 'DATA', '.'] as const;
const count = 500;
/** So many unknown messages are looked for in one round. */
const looksAtOnce = 50;
/** Where the mail of every reader arrives. */
const catchAll = 'all@place.example';

test.serial('500 messages by a real Postfix, killed at random moments and at every named point: nobody gets one twice, none is lost, and each copy is filed once', async (t) => {
  t.timeout(8 * 60_000);
  const { store, dovecot, kills, wire, settled } = await storm(t);
  const arrived = await until(() => inboxOf(dovecot), ({ length }) => length >= count);
  t.deepEqual(arrived.toSorted(), Array.from({ length: count }, (_, index) => recipientOf(index + 1)).toSorted(), 'everybody has theirs, once');
  const copies = (await dovecot.messages({ folder: 'Sent' })).map((copy) => /^Message-ID: (.*?)\r?$/im.exec(String(copy))?.[1]);
  t.is(new Set(copies).size, copies.length, 'no copy lies there twice');
  t.is(copies.length, count - settled, 'each message that Postfix has acknowledged has its copy');
  const counts = await store.outbox.counts();
  t.log(`${count} messages, ${kills} kills, ${wire} of them on the wire: ${JSON.stringify(counts)}; ${arrived.length} arrived, ${settled} of them settled by hand, ${copies.length} copies`);
  t.is(counts.sent, count);
  t.true(kills > 15 && wire > 5, 'it was killed often enough to mean something');
});

interface Storm {
  readonly store: Store;
  readonly dovecot: Dovecot;
  readonly kills: number;
  /** Of these, in the middle of a dialogue. */
  readonly wire: number;
  /** Messages that had arrived, of which the program could not know it. */
  readonly settled: number;
}

/** Sends until nothing is left, killed on the way; what is held at the end is settled by what arrived, as a user would who asks the reader. */
async function storm(t: ExecutionContext): Promise<Storm> {
  const home = temporaryFolder(t);
  const dovecot = await dovecotFor(t, { users: [sender.email, catchAll], folders: [{ name: 'Sent', use: '\\Sent' }] });
  const domains = [...new Set(Array.from({ length: count }, (_, index) => recipientOf(index + 1).split('@')[1] ?? ''))];
  const aliases = `virtual_alias_domains = ${domains.join(', ')}\nvirtual_alias_maps = regexp:{ {/@place[0-9]+[.]/ ${catchAll}} }`;
  const postfix = await startPostfix({ dovecot, domains: ['example.org', 'place.example'], settings: aliases });
  t.teardown(() => postfix.stop());
  const wire = await proxyFor(t, postfix.port);
  const store = await openStore({ file: join(home, 'outreach.db'), migrations, clock: wallClock });
  t.teardown(() => store.close());
  await approveMessages(store, count);

  const task: SendTask = {
    home,
    later: 0,
    secrets: { 'plugin/mailbox-imap/password': dovecot.password },
    settings: {
      transport: 'smtp',
      mailbox: 'imap',
      sender: { name: sender.name, email: sender.email, mailingAddress: sender.mailingAddress },
      plugins: { smtp: { host: '127.0.0.1', port: wire.port, security: 'none', connections: 3 }, 'mailbox-imap': { host: '127.0.0.1', port: dovecot.port, security: 'none', user: sender.email } },
      sending: { ...anyTime, domainOverride: 'example.org' },
    },
  };
  const left = async () => (await store.outbox.counts()).unknown;
  const random = seededRandom(31);
  let kills = 0;
  let onTheWire = 0;

  async function run(more: Partial<SendTask>, point?: (typeof wirePoints)[number]): Promise<void> {
    const child = startChild('send-until-done.ts', [JSON.stringify({ ...task, ...more })]);
    if (point !== undefined) wire.onLine(point, 1 + Math.floor(random() * 6), () => void child.process.kill('SIGKILL'));
    const isRandom = point === undefined && more.dieAt === undefined && more.later === undefined;
    const timer = isRandom ? setTimeout(() => void child.process.kill('SIGKILL'), 500 + random() * 700) : undefined;
    const code = await child.ended;
    clearTimeout(timer);
    await wire.restore();
    if (code === null) kills += 1;
    if (code === null && point !== undefined) onTheWire += 1;
    if (code !== null && code !== 0) throw new Error(`it ended with ${code}: ${child.errors()}`);
  }

  const points = [...deathPoints, ...wirePoints, undefined];
  for (let round = 0; ; round += 1) {
    const { queued, sending, ...rest } = await store.outbox.counts();
    t.is(queued + sending + Object.values(rest).reduce((sum, each) => sum + each, 0), count, 'no message is missing');
    if (queued + sending === 0) break;
    const point = points[round % points.length];
    const dieAt = deathPoints.find((each) => each === point);
    // Rows are written for a dozen messages at once: few come.
    if (dieAt !== undefined) await run({ dieAt: { point: dieAt, time: 1 + Math.floor(random() * (dieAt === 'before the commit' ? 4 : 2)) } });
    else await run({}, wirePoints.find((each) => each === point));
  }
  // Everything is out; the copies follow, and the program dies between filing one and noting it.
  while ((await store.outbox.copiesDue()).length > 0) await run({ dieAt: { point: 'before the copy is noted', time: 1 + Math.floor(random() * 40) } });

  // Time goes by until every look into the folder for sent mail was taken: what is proven is sent, and the rest waits for the user.
  let later = 35_000;
  for (let unknown = await left(); unknown > 0; later *= 5, unknown = await left()) {
    for (let looks = 0; looks < unknown; looks += looksAtOnce) await run({ later });
  }
  await until(() => postfix.queue(), ({ length }) => length === 0);
  const has = await inboxOf(dovecot);
  for (const message of await store.outbox.inState('sent', count)) t.is(has.filter((address) => address === message.recipient).length, 1, `${message.recipient} is called sent, and the server has it`);
  let settled = 0;
  for (const { id, recipient } of await store.outbox.inState('held', count)) {
    const isThere = has.includes(recipient ?? '');
    if (isThere) settled += 1;
    if (isThere) await store.write((tx) => store.outbox.proveSent(tx, id, 'you said that it arrived'));
    else await store.outbox.sendAgain(id);
  }
  while ((await store.outbox.counts()).queued + (await store.outbox.copiesDue()).length > 0) await run({ later });
  return { store, dovecot, kills, wire: onTheWire, settled };
}

/** To whom the messages were written that arrived. */
async function inboxOf(dovecot: Dovecot): Promise<readonly string[]> {
  return (await dovecot.messages({ user: catchAll })).map((message) => /^To: .*?([^\s<>]+@[^\s<>]+)>?\r?$/im.exec(String(message))?.[1] ?? '');
}
