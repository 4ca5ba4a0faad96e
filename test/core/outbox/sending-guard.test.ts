import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { createSendingGuard } from '../../../core/outbox/sending-guard.ts';
import { backupStore, restoreStore } from '../../../core/store/backup.ts';
import { addDraft, approve, openTestStore, type TestStore } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const onThis = async () => 'this machine';

function guardOf(store: TestStore, machine = onThis) {
  return createSendingGuard({ store, file: join(store.folder, 'sent.json'), machine });
}

async function attempt(store: TestStore): Promise<void> {
  const [message] = await store.outbox.claim({ owner: 'me', now: store.clock.now(), leaseMs: 60_000, limit: 1, transport: 'smtp' });
  if (message === undefined) throw new Error('nothing was due');
  await store.outbox.release(message, 'not yet');
}

/** A store that has tried to send once, and said so. */
async function sentOnce(t: ExecutionContext): Promise<TestStore> {
  const store = await openTestStore(t, join(temporaryFolder(t), 'outreach.db'));
  await approve(store, (await addDraft(store)).email);
  await attempt(store);
  await guardOf(store).note();
  return store;
}

test('a store that has never sent may send, and so may the one that sent last', async (t) => {
  const fresh = await openTestStore(t);
  t.is(await guardOf(fresh).objection(), undefined);
  const store = await sentOnce(t);
  t.is(await guardOf(store).objection(), undefined);
  await attempt(store);
  t.is(await guardOf(store).objection(), undefined, 'a crash between an attempt and the note of it holds nothing');
});

test('a crash between the very first attempt and the note of it holds nothing either', async (t) => {
  const store = await openTestStore(t, join(temporaryFolder(t), 'outreach.db'));
  await approve(store, (await addDraft(store)).email);
  await guardOf(store).begin();
  await attempt(store);
  t.is(await guardOf(store).objection(), undefined);
  rmSync(join(store.folder, 'sent.json'));
  await guardOf(store).begin();
  t.regex((await guardOf(store).objection()) ?? '', /is missing: it may be a copy/, 'a file that went missing is not made anew');
});

/** A store in whose place its backup was put after one more attempt. */
async function yesterday(t: ExecutionContext) {
  const store = await sentOnce(t);
  const copy = join(store.folder, 'yesterday.db');
  await backupStore(store, copy);
  await attempt(store);
  await guardOf(store).note();
  await store.close();
  const { kept } = await restoreStore(copy, store.file);
  return { store, kept, restored: await openTestStore(t, store.file) };
}

test('a restored backup sends nothing until it is released, whether it was restored by us or copied by hand', async (t) => {
  const { restored } = await yesterday(t);
  t.regex((await guardOf(restored).objection()) ?? '', /restored backup/);
  restored.connection.run("DELETE FROM store_meta WHERE key = 'restored_at'");
  t.regex((await guardOf(restored).objection()) ?? '', /older than what was sent: 1 attempt is not in it/);

  await guardOf(restored).release();
  t.is(await guardOf(restored).objection(), undefined);
  await attempt(restored);
  t.is((await restored.sendRecords.read()).attempts, 3, 'attempts are numbered on');
});

test('the store that a restored one took the place of is found out when it comes back', async (t) => {
  const { store, restored, kept } = await yesterday(t);
  await guardOf(restored).release();
  await attempt(restored);
  await guardOf(restored).note();
  await restored.close();
  await restoreStore(kept ?? '', store.file);
  const back = await openTestStore(t, store.file);
  back.connection.run("DELETE FROM store_meta WHERE key = 'restored_at'");
  t.regex((await guardOf(back).objection()) ?? '', /older than what was sent/);
});

test('forgetting whoever was written to last stops nobody from being written to', async (t) => {
  const store = await sentOnce(t);
  store.connection.run('DELETE FROM leads');
  t.is(store.connection.get<{ count: number }>('SELECT count(*) AS count FROM send_attempts')?.count, 0);
  t.is(await guardOf(store).objection(), undefined);
});

test('a copy of a home is another one, and a home under another name is the same', async (t) => {
  const store = await sentOnce(t);
  const guard = createSendingGuard({ store, file: join(store.folder, 'sent.json') });
  await guard.release();
  t.is(await guard.objection(), undefined);
  const copy = temporaryFolder(t);
  copyFileSync(join(store.folder, 'sent.json'), join(copy, 'sent.json'));
  t.regex((await createSendingGuard({ store, file: join(copy, 'sent.json') }).objection()) ?? '', /is a copy/);
});

test('a home on another machine sends nothing until it is released there, and then the first one does not', async (t) => {
  const store = await sentOnce(t);
  const there = guardOf(store, async () => 'another machine');
  t.regex((await there.objection()) ?? '', /on another machine/);
  await there.release();
  t.is(await there.objection(), undefined);
  t.regex((await guardOf(store).objection()) ?? '', /on another machine/);
});

test('without its mark, or with a broken or a foreign one, a store that has sent is taken for a copy', async (t) => {
  const store = await sentOnce(t);
  const mark = join(store.folder, 'sent.json');
  for (const [text, says] of [['{"store":', /cannot be read/], ['{"store":"x"}', /cannot be read/], ['{"store":"x","machine":"this machine","attempts":1}', /another one than the one that sent last/]] as const) {
    writeFileSync(mark, text);
    t.regex((await guardOf(store).objection()) ?? '', says);
  }
  rmSync(mark);
  t.regex((await guardOf(store).objection()) ?? '', /may be a copy/);
  await guardOf(store).release();
  t.is(await guardOf(store).objection(), undefined);
});
