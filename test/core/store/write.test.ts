import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { change, changeUnsynced, single, write } from '../../../core/store/write.ts';
import { errorOf } from '../../support/error-of.ts';
import { addLead, openTestStore } from '../../support/store.ts';

test('all of a transaction is kept, or nothing of it', async (t) => {
  const store = await openTestStore(t);
  await t.throwsAsync(
    write(store, async (tx) => {
      await store.pluginState.set('p', 'a', 1, tx);
      await store.pluginState.set('p', 'b', 2, tx);
      throw new Error('no');
    }),
    { message: 'no' },
  );
  t.is(await store.pluginState.get('p', 'a'), undefined);
  t.is(await write(store, async (tx) => {
    await store.pluginState.set('p', 'a', 1, tx);
    return store.pluginState.get('p', 'a', tx);
  }), 1);
});

test('transactions of one process take turns, in the order in which they were begun', async (t) => {
  const store = await openTestStore(t);
  const order: string[] = [];
  const piece = (name: string) =>
    store.write(async (tx) => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await store.pluginState.set('p', name, name, tx);
      order.push(`${name} ends`);
    });
  const reading = Promise.all([piece('one'), piece('two')]);
  const read = store.pluginState.get('p', 'two');
  await reading;
  t.deepEqual(order, ['one begins', 'one ends', 'two begins', 'two ends']);
  t.is(await read, 'two', 'who asked after them sees what they wrote');
});

test('a store function called inside a transaction without it is a bug that is told, not a standstill', async (t) => {
  const store = await openTestStore(t);
  for (const forgotten of [() => store.leads.find(1), () => store.write(() => 1), () => store.pluginState.set('p', 'a', 1)]) {
    await t.throwsAsync(write(store, async () => void (await forgotten())), { message: /without its transaction/ });
  }
  t.is(await store.leads.find(1), undefined, 'the store goes on');
});

test('a transaction cannot be used after its end', async (t) => {
  const store = await openTestStore(t);
  const tx = await write(store, (open) => open);
  await t.throwsAsync(store.leads.find(1, tx), { message: /after its end/ });
});

test('work that outlives a transaction may use the store again', async (t) => {
  const store = await openTestStore(t);
  let later: Promise<unknown> = Promise.resolve();
  await write(store, () => {
    later = new Promise((resolve) => setTimeout(resolve, 5)).then(() => store.leads.find(1));
  });
  t.is(await later, undefined);
});

test('while another process writes, a transaction waits without blocking this one, and without failing', async (t) => {
  const store = await openTestStore(t);
  const other = store.openDriver(store.file, { timeout: 0 });
  other.exec('BEGIN IMMEDIATE');
  const waiting = addLead(store);
  // This goes on only because the waiting leaves it its turn.
  await new Promise((resolve) => setTimeout(resolve, 200));
  other.exec('COMMIT');
  other.close();
  t.is((await waiting).id, 1);
});

test('a transaction that reads first and writes then does not fail when another process has written in between', async (t) => {
  const store = await openTestStore(t);
  const other = store.openDriver(store.file, { timeout: 5_000 });
  t.teardown(() => other.close());
  for (let round = 0; round < 50; round += 1) {
    await Promise.all([
      store.write(async (tx) => {
        const seen = ((await store.pluginState.get('p', 'n', tx)) as number | undefined) ?? 0;
        await new Promise((resolve) => setImmediate(resolve));
        await store.pluginState.set('p', 'n', seen + 1, tx);
      }),
      (async () => {
        await new Promise((resolve) => setTimeout(resolve, round % 3));
        other.prepare("INSERT INTO plugin_state (plugin, key, value, updated_at) VALUES ('other', ?, '1', 0)").run(String(round));
      })(),
    ]);
  }
  t.is(await store.pluginState.get('p', 'n'), 50);
});

test('what the disk refuses is told as such, and the connection is free again', async (t) => {
  const store = await openTestStore(t);
  const error = await errorOf(() => single(store.connection, undefined, () => {
    throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
  }));
  t.is(error.code, 'store_disk_full');
  const rolledBack = await errorOf(() => change(store.connection, undefined, () => {
    throw Object.assign(new Error('input/output'), { code: 'SQLITE_IOERR_WRITE' });
  }));
  t.is(rolledBack.code, 'store_failed');
  t.false(store.connection.db.inTransaction);
});

test('a full disk loses nothing that was committed, and what was under way is rolled back', async (t) => {
  const store = await openTestStore(t);
  await addLead(store, { person: 'kept' });
  const pages = store.connection.db.pragma('page_count', { simple: true }) as number;
  store.connection.db.pragma(`max_page_count = ${pages}`);
  const error = await errorOf(() => store.write(async (tx) => {
    for (let number = 0; number < 10_000; number += 1) await store.pluginState.set('p', String(number), 'x'.repeat(1_000), tx);
  }));
  t.is(error.code, 'store_disk_full');
  t.like(await store.leads.get(1), { person: 'kept' });
  t.is(await store.pluginState.get('p', '0'), undefined);
  store.connection.db.pragma('max_page_count = 1073741823');
  await addLead(store, { person: 'goes on' });
});

const hasStrace = spawnSync('strace', ['-V']).status === 0;

test('each commit reaches the disk before it is reported', async (t) => {
  const store = await openTestStore(t);
  t.is(store.connection.db.pragma('synchronous', { simple: true }), 2, 'synchronous = FULL');
  if (!hasStrace) return t.log('strace is not here to count the calls that reach the disk');
  const { file, folder } = store;
  await store.close();
  const script = join(import.meta.dirname, '../../support/commit-leads.ts');
  const syncs = (count: number) => {
    const trace = join(folder, 'trace');
    execFileSync('strace', ['-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', trace, process.execPath, script, file, String(count)], { stdio: 'pipe' });
    return readFileSync(trace, 'utf8').split('\n').filter((line) => line.includes('sync(')).length;
  };
  const none = syncs(0);
  t.true(syncs(40) - none >= 40);
});

test('a change that does not wait for the disk is kept as any other, and the next one waits again', async (t) => {
  const store = await openTestStore(t);
  const { connection } = store;
  const synchronous = () => connection.db.pragma('synchronous', { simple: true });
  const put = (key: string) => store.write((tx) => store.pluginState.set('p', key, key, tx).then(() => t.is(synchronous(), 2)));
  await changeUnsynced(connection, undefined, (run) => {
    t.is(synchronous(), 1);
    return run.run("INSERT INTO plugin_state (plugin, key, value, updated_at) VALUES ('p', 'a', '1', 0)");
  });
  connection.run("UPDATE plugin_state SET updated_at = 1 WHERE key = 'a'");
  t.is(synchronous(), 2, 'a statement by itself waits as well');
  await t.throwsAsync(changeUnsynced(connection, undefined, () => { throw new Error('no'); }), { message: 'no' });
  await Promise.all([put('b'), changeUnsynced(connection, undefined, () => t.is(synchronous(), 1)), put('c')]);
  t.deepEqual(await Promise.all(['a', 'b', 'c'].map((key) => store.pluginState.get('p', key))), [1, 'b', 'c']);
});

test('a change that waits in vain for another process’s lock leaves the next one waiting for the disk', async (t) => {
  const store = await openTestStore(t);
  const other = store.openDriver(store.file);
  other.exec('BEGIN IMMEDIATE');
  const waiting = changeUnsynced(store.connection, undefined, () => 'done');
  await new Promise((resolve) => setTimeout(resolve, 60));
  other.exec('COMMIT');
  t.is(await waiting, 'done');
  other.close();
  await store.write(() => t.is(store.connection.db.pragma('synchronous', { simple: true }), 2));
});
