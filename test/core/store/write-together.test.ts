import test from 'ava';
import { changeTogether, writeTogether } from '../../../core/store/write-together.ts';
import { startChild } from '../../support/child.ts';
import { errorOf } from '../../support/error-of.ts';
import { openTestStore, type TestStore } from '../../support/store.ts';

const put = (store: TestStore, key: string, value = key) => writeTogether(store, (tx) => store.pluginState.set('p', key, value, tx));

/** How many transactions were ended meanwhile. */
async function commitsOf(store: TestStore, work: () => Promise<unknown>): Promise<number> {
  let commits = 0;
  const { connection } = store;
  const commit = connection.commit.bind(connection);
  connection.commit = () => {
    commits += 1;
    commit();
  };
  await work();
  connection.commit = commit;
  return commits;
}

test('who writes at the same moment shares one transaction; each gets an answer of its own', async (t) => {
  const store = await openTestStore(t);
  const answers: number[] = [];
  const commits = await commitsOf(store, async () => {
    answers.push(...(await Promise.all([1, 2, 3, 4, 5].map((each) => writeTogether(store, async (tx) => {
      await store.pluginState.set('p', String(each), each, tx);
      return each * 10;
    })))));
  });
  t.deepEqual(answers, [10, 20, 30, 40, 50]);
  t.is(commits, 1);
});

test('who may wait shares a transaction with others of the kind, and whoever cannot wait does not wait for them', async (t) => {
  const store = await openTestStore(t);
  const order: string[] = [];
  const patient = (key: string) => writeTogether(store, (tx) => store.pluginState.set('p', key, key, tx), { mayWait: true }).then(() => void order.push(key));
  const commits = await commitsOf(store, () => Promise.all([patient('a'), patient('b'), put(store, 'now').then(() => void order.push('now')), patient('c')]));
  t.is(order[0], 'now');
  t.deepEqual(order.slice(1), ['a', 'b', 'c']);
  t.is(commits, 2);
  for (const key of ['a', 'b', 'c', 'now']) t.is(await store.pluginState.get('p', key), key);
});

test('who may wait and fails takes back its own part alone', async (t) => {
  const store = await openTestStore(t);
  const fails = writeTogether(store, async (tx) => {
    await store.pluginState.set('p', 'a', 'a', tx);
    throw new Error('no');
  }, { mayWait: true });
  const fine = writeTogether(store, (tx) => store.pluginState.set('p', 'b', 'b', tx), { mayWait: true });
  await t.throwsAsync(fails, { message: 'no' });
  await fine;
  t.is(await store.pluginState.get('p', 'a'), undefined);
  t.is(await store.pluginState.get('p', 'b'), 'b');
});

interface Failure {
  readonly title: string;
  /** What each of five who write at once does: the keys that it writes, `!` when it then fails. */
  readonly works: readonly string[];
  readonly kept: readonly string[];
}

const failures: readonly Failure[] = [
  { title: 'the first fails', works: ['a!', 'b', 'c'], kept: ['b', 'c'] },
  { title: 'one in the middle fails', works: ['a', 'b!', 'c'], kept: ['a', 'c'] },
  { title: 'the last fails', works: ['a', 'b', 'c!'], kept: ['a', 'b'] },
  { title: 'all fail', works: ['a!', 'b!', 'c!'], kept: [] },
  { title: 'one fails after what it wrote of another', works: ['a', 'a!', 'a'], kept: ['a'] },
  { title: 'one of one fails', works: ['a!'], kept: [] },
];

for (const { title, works, kept } of failures) {
  test(`of several who write at once: when ${title}, it takes back its own part alone`, async (t) => {
    const store = await openTestStore(t);
    const ends = await Promise.allSettled(works.map((work, index) => writeTogether(store, async (tx) => {
      await store.pluginState.set('p', work.slice(0, 1), `of ${index}`, tx);
      await Promise.resolve();
      if (work.endsWith('!')) throw new Error(`no ${index}`);
    })));
    t.deepEqual(ends.map(({ status }) => status), works.map((work) => (work.endsWith('!') ? 'rejected' : 'fulfilled')));
    for (const key of ['a', 'b', 'c']) t.is((await store.pluginState.get('p', key)) !== undefined, kept.includes(key), key);
    await put(store, 'later');
    t.is(await store.pluginState.get('p', 'later'), 'later', 'the store goes on');
  });
}

test('a rule of the store that one breaks is told to that one, as an error that can be read', async (t) => {
  const store = await openTestStore(t);
  const broken = changeTogether(store.connection, undefined, (run) => run.run("INSERT INTO send_attempts (outbox_id, attempt, transport, phase, started_at) VALUES (99, 1, 'x', 'started', 0)"));
  const fine = put(store, 'a');
  t.is((await errorOf(() => broken)).code, 'store_rule');
  await fine;
  t.is(await store.pluginState.get('p', 'a'), 'a');
});

test('when the common end fails, nobody is told that anything was kept', async (t) => {
  const store = await openTestStore(t);
  const { connection } = store;
  const commit = connection.commit.bind(connection);
  connection.commit = () => {
    connection.commit = commit;
    throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
  };
  const ends = await Promise.allSettled([put(store, 'a'), put(store, 'b')]);
  t.deepEqual(ends.map((end) => end.status === 'rejected' && (end.reason as { code: string }).code), ['store_failed', 'store_failed']);
  t.is(await store.pluginState.get('p', 'a'), undefined);
  await put(store, 'c');
  t.is(await store.pluginState.get('p', 'c'), 'c');
});

test('nothing resolves before the disk has it, and what comes meanwhile waits for the next time together', async (t) => {
  const store = await openTestStore(t);
  const { log } = store.connection;
  if (log === undefined) return t.pass('without a log each waits by itself');
  const disk = Promise.withResolvers<void>();
  let waits = 0;
  const wait = log.wait;
  Object.assign(log, { wait: () => ((waits += 1), waits === 1 ? disk.promise : wait()) });
  const told: string[] = [];
  const first = put(store, 'a').then(() => told.push('a'));
  while (waits === 0) await new Promise((resolve) => setImmediate(resolve));
  const later = ['b', 'c', 'd'].map((key) => put(store, key).then(() => told.push(key)));
  await new Promise((resolve) => setTimeout(resolve, 20));
  t.deepEqual(told, [], 'it is committed, and not told yet');
  t.is(await store.pluginState.get('p', 'a'), 'a');
  disk.resolve();
  await Promise.all([first, ...later]);
  t.deepEqual(told, ['a', 'b', 'c', 'd']);
  t.is(waits, 2);
});

test('a disk that fails is told to everybody who waits for it, and to all who come later', async (t) => {
  const store = await openTestStore(t);
  const { log } = store.connection;
  if (log === undefined) return t.pass('without a log each waits by itself');
  const wait = log.wait;
  Object.assign(log, { wait: () => Promise.reject(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' })) });
  const ends = await Promise.allSettled([put(store, 'a'), put(store, 'b')]);
  t.deepEqual(ends.map((end) => end.status === 'rejected' && (end.reason as { code: string }).code), ['store_failed', 'store_failed']);
  Object.assign(log, { wait });
});

test('inside of a transaction it is a bug that is told, not a standstill', async (t) => {
  const store = await openTestStore(t);
  await t.throwsAsync(store.write(async () => void (await put(store, 'a'))), { message: /without its transaction/ });
  await t.throwsAsync(writeTogether(store, async () => void (await store.leads.find(1))), { message: /without its transaction/ });
  await t.throwsAsync(writeTogether(store, async () => void (await put(store, 'b'))), { message: /without its transaction/ });
  const tx = await writeTogether(store, (open) => open);
  await t.throwsAsync(store.leads.find(1, tx), { message: /after its end/ });
  await put(store, 'c');
  t.is(await store.pluginState.get('p', 'c'), 'c');
});

test('those who write alone and those who write together take turns', async (t) => {
  const store = await openTestStore(t);
  await Promise.all(Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? store.pluginState.set('p', String(index), index) : put(store, String(index)))));
  const { count } = store.connection.get<{ count: number }>('SELECT count(*) AS count FROM plugin_state') ?? { count: 0 };
  t.is(count, 60);
  await store.write(() => t.is(store.connection.db.pragma('synchronous', { simple: true }), 2, 'who writes alone waits for the disk as before'));
});

test('a store that is closed meanwhile has kept what it told', async (t) => {
  const store = await openTestStore(t);
  const written = put(store, 'a');
  await written;
  const [, late] = await Promise.allSettled([store.close(), put(store, 'b')]);
  const again = await openTestStore(t, store.file);
  t.is(await again.pluginState.get('p', 'a'), 'a');
  t.is((await again.pluginState.get('p', 'b')) === 'b', late.status === 'fulfilled');
});

test('two processes that write many at once keep all of both', async (t) => {
  const store = await openTestStore(t);
  const children = ['one', 'two'].map((name) => startChild('write-many-together.ts', [store.file, name, '150']));
  t.deepEqual(await Promise.all(children.map(({ ended }) => ended)), [0, 0], children.map(({ errors }) => errors()).join(''));
  t.is(store.connection.get<{ count: number }>('SELECT count(*) AS count FROM plugin_state')?.count, 300);
});

test('a process that is killed has kept everything that it said it had', async (t) => {
  const store = await openTestStore(t);
  for (const name of ['one', 'two', 'three']) {
    const child = startChild('write-many-together.ts', [store.file, name, '2000']);
    await child.says('kept 20');
    child.process.kill('SIGKILL');
    await child.ended;
    const said = child.output().split('\n').filter((line) => line.startsWith('kept ')).slice(0, -1);
    const missing = [];
    for (const line of said) if ((await store.pluginState.get(name, line.slice(5))) === undefined) missing.push(line);
    t.deepEqual(missing, []);
    t.true(said.length > 5);
  }
});
