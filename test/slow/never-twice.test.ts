// Mail through a real SMTP dialogue, by processes that are killed at random moments and at every named point: nobody gets a message twice, and none is silently missing.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { openStore } from '../../core/store/open.ts';
import type { Store } from '../../core/store/store.ts';
import { migrations } from '../../migrations/index.ts';
import { approveMessages, recipientOf, sender } from '../support/approved-messages.ts';
import { type Child, startChild } from '../support/child.ts';
import { anyTime } from '../support/engine.ts';
import { seededRandom } from '../support/seeded-random.ts';
import type { DeathPoint, SendTask } from '../support/send-until-done.ts';
import { type SmtpStandIn, type SmtpStep, startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { wallClock } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const deathPoints: readonly DeathPoint[] = ['before the row', 'after the row', 'before the commit'];
const wirePoints: readonly SmtpStep[] = ['connect', 'mail', 'recipient', 'data', 'body', 'dot', 'stored'];

/** What the folder for sent mail does with a message that the server has taken in. */
type Filing = 'at once' | 'late' | 'never' | 'rewritten';

interface World {
  readonly home: string;
  readonly store: Store;
  readonly server: SmtpStandIn;
  readonly settings: SendTask['settings'];
  /** Told of each step that a dialogue reaches, before it is answered. */
  listener: (step: SmtpStep) => void;
}

test.serial('500 messages, killed at random moments and at every named point: nobody gets one twice, and none is lost', async (t) => {
  t.timeout(10 * 60_000);
  const world = await open(t, 500, 'at once');
  const kills = await sendWhileKilling(t, world, { random: seededRandom(7), lanes: 1, spread: 20 });
  await assertNeverTwice(t, world, 500, kills);
  await settle(world);
  await assertAllThere(t, world, 500);
});

test.serial('two processes at once, both killed again and again: the same', async (t) => {
  t.timeout(10 * 60_000);
  const world = await open(t, 150, 'at once');
  const kills = await sendWhileKilling(t, world, { random: seededRandom(11), lanes: 2 });
  await assertNeverTwice(t, world, 150, kills);
  await settle(world);
  await assertAllThere(t, world, 150);
});

for (const filing of ['late', 'never', 'rewritten'] as const) {
  test.serial(`when the server files its copies ${filing}, what is uncertain is proven or held, and never sent blindly`, async (t) => {
    t.timeout(10 * 60_000);
    const world = await open(t, 60, filing);
    const kills = await sendWhileKilling(t, world, { random: seededRandom(23), lanes: 1, only: ['dot', 'stored', 'before the commit'] });
    await assertNeverTwice(t, world, 60, kills);
    await settle(world);
    const { sent, held, unknown } = await world.store.outbox.counts();
    t.is(unknown, 0);
    t.is(sent + held, 60);
    if (filing === 'never') t.true(held > 0, 'without a copy nobody can know');
    else await assertAllThere(t, world, 60);
  });
}

test.serial('yesterday’s backup sends nothing', async (t) => {
  t.timeout(5 * 60_000);
  const world = await open(t, 20, 'never');
  const { backupStore, restoreStore } = await import('../../core/store/backup.ts');
  const copy = join(world.home, 'yesterday.db');
  await backupStore(world.store, copy);
  await run(world, {});
  t.is(world.server.stored.length, 20);
  await world.store.close();
  await restoreStore(copy, world.store.file);
  const child = start(world, {});
  await child.says('ready');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  child.process.kill('SIGKILL');
  await child.ended;
  t.is(world.server.stored.length, 20, 'nothing was sent again');
});

async function open(t: ExecutionContext, count: number, filing: Filing): Promise<World> {
  const home = temporaryFolder(t);
  const maildir = join(home, 'mail');
  for (const folder of ['new', 'cur', 'tmp', '.Sent/new', '.Sent/cur', '.Sent/tmp']) mkdirSync(join(maildir, folder), { recursive: true });
  let filed = 0;
  const server: SmtpStandIn = await startSmtpStandIn({
    moment: ({ step }) => {
      world.listener(step);
      if (step !== 'stored' || filing === 'never') return;
      filed += 1;
      const stored = server.stored.at(-1)?.bytes.toString('latin1') ?? '';
      const bytes = filing === 'rewritten' ? stored.replace(/^Message-ID: .*$/im, 'Message-ID: <rewritten@server.example>') : stored;
      const path = join(maildir, '.Sent/cur', `${Math.floor(Date.now() / 1000)}.${filed}.server:2,S`);
      if (filing === 'late') setTimeout(() => existsSync(home) && writeFileSync(path, bytes), 1_500);
      else writeFileSync(path, bytes);
    },
  });
  t.teardown(() => server.close());
  const store = await openStore({ file: join(home, 'outreach.db'), migrations, clock: wallClock });
  t.teardown(() => store.close());
  await approveMessages(store, count);
  const settings = {
    transport: 'smtp',
    mailbox: 'maildir',
    sender: { name: sender.name, email: sender.email, mailingAddress: sender.mailingAddress },
    plugins: { smtp: { host: '127.0.0.1', port: server.port, security: 'none', connections: 3 }, 'mailbox-maildir': { folder: maildir } },
    sending: { ...anyTime, domainOverride: 'example.org' },
  };
  const world: World = { home, store, server, settings, listener: () => undefined };
  return world;
}

interface Storm {
  readonly random: () => number;
  /** Processes at once. */
  readonly lanes: number;
  /** A process is killed at a point that it comes to for at most the so-manieth time. */
  readonly spread?: number;
  readonly only?: readonly (DeathPoint | SmtpStep)[];
}

/** Gives how many were killed. */
async function sendWhileKilling(t: ExecutionContext, world: World, { random, lanes, only, spread = 12 }: Storm): Promise<number> {
  let kills = 0;
  const points = [...deathPoints, ...wirePoints].filter((point) => only === undefined || only.includes(point));
  const alive = new Set<Child>();
  let target: { readonly step: SmtpStep; left: number } | undefined;
  world.listener = (step) => {
    if (target === undefined || step !== target.step) return;
    target.left -= 1;
    if (target.left > 0) return;
    target = undefined;
    for (const child of alive) child.process.kill('SIGKILL');
  };

  async function lane(): Promise<void> {
    for (;;) {
      const { queued, sending } = await world.store.outbox.counts();
      if (queued + sending === 0) return;
      const point = points[Math.floor(random() * (points.length + (only === undefined ? 2 : 0)))];
      const time = 1 + Math.floor(random() * spread);
      const dieAt = deathPoints.find((each) => each === point);
      const step = wirePoints.find((each) => each === point);
      if (step !== undefined) target = { step, left: step === 'connect' ? 1 + (time % 3) : time };
      const child = start(world, dieAt === undefined ? {} : { dieAt: { point: dieAt, time: 1 + Math.floor(time / 3) } });
      alive.add(child);
      // At a random moment, when no point was chosen.
      const timer = point === undefined ? setTimeout(() => void child.process.kill('SIGKILL'), 400 + random() * 1_500) : undefined;
      const code = await child.ended;
      if (timer !== undefined) clearTimeout(timer);
      alive.delete(child);
      if (code === null) kills += 1;
      else if (code !== 0) throw new Error(`it ended with ${code}: ${child.errors()}`);
      const balance = Object.values(await world.store.outbox.counts()).reduce((sum, count) => sum + count, 0);
      t.is(balance, world.store.connection.get<{ count: number }>('SELECT count(*) AS count FROM emails')?.count ?? 0, 'approved = sent + rejected + cancelled + queued + unknown + held');
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane));
  return kills;
}

function start(world: World, more: Partial<SendTask>): Child {
  return startChild('send-until-done.ts', [JSON.stringify({ home: world.home, settings: world.settings, later: 0, ...more } satisfies SendTask)]);
}

async function run(world: World, more: Partial<SendTask>): Promise<void> {
  const child = start(world, more);
  if ((await child.ended) !== 0) throw new Error(child.errors());
}

/** Lets the time pass until every look into the folder for sent mail was taken. */
async function settle(world: World): Promise<void> {
  for (const later of [35_000, 160_000, 800_000, 4_500_000, 95_000_000, 190_000_000, 285_000_000, 380_000_000]) {
    if ((await world.store.outbox.counts()).unknown === 0) return;
    await run(world, { later });
  }
}

async function assertNeverTwice(t: ExecutionContext, { store, server }: World, count: number, kills: number): Promise<void> {
  const taken = new Map<string, number>();
  for (const { to } of server.stored) for (const address of to) taken.set(address, (taken.get(address) ?? 0) + 1);
  const counts = await store.outbox.counts();
  t.log(`${count} messages, ${kills} kills: ${JSON.stringify(counts)}; the server has ${server.stored.length}`);
  t.deepEqual([...taken].filter(([, times]) => times > 1), [], 'nobody got a message twice');
  t.true(kills > 5, 'it was killed often enough to mean something');
  for (const message of await store.outbox.inState('sent', count)) t.is(taken.get(message.recipient ?? ''), 1, `${message.recipient} is called sent, and the server has it`);
  t.is(Object.values(counts).reduce((sum, each) => sum + each, 0), count, 'no row is missing');
}

/** What was killed before the server had it waits for the user, who says: send it again. Then everybody has theirs, once. */
async function assertAllThere(t: ExecutionContext, world: World, count: number): Promise<void> {
  const { store, server } = world;
  t.is((await store.outbox.counts()).unknown, 0);
  const has = new Set(server.stored.flatMap(({ to }) => to));
  const held = await store.outbox.inState('held', count);
  for (const message of held) t.false(has.has(message.recipient ?? ''), `${message.recipient} is held, and was not sent`);
  for (const { id } of held) await store.outbox.sendAgain(id);
  if (held.length > 0) await run(world, {});
  t.deepEqual(server.stored.flatMap(({ to }) => to).sort(), Array.from({ length: count }, (_, index) => recipientOf(index + 1)).sort());
  t.is((await store.outbox.counts()).sent, count);
}
