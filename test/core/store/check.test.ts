import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { checkStore } from '../../../core/store/check.ts';
import { loadDriver } from '../../../core/store/driver.ts';
import { attempt, most, succeeded } from '../../support/attempts.ts';
import { errorOf } from '../../support/error-of.ts';
import { addDraft, addLead, approve, candidate, openTestStore, posting, type TestStore } from '../../support/store.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const pageSize = 4096;

/** A store with enough in it that every table has pages of its own; its file, closed. */
async function fullStore(store: TestStore): Promise<string> {
  const { email } = await addDraft(store);
  await approve(store, email);
  await store.ledger.settle(await store.ledger.reserve(attempt, most, {}), succeeded(123));
  await store.leads.upsertCandidates(
    Array.from({ length: 400 }, (_, number) => ({ candidate: candidate(`Company ${number}`, { email: `p${number}@c.example`, documents: [posting(`https://c.example/${number}`, `Text number ${number}. `.repeat(40))] }), venue: 'yc', score: number % 100 })),
  );
  await store.close();
  return store.file;
}

test('a whole store has no problems, open or closed', async (t) => {
  const store = await openTestStore(t);
  await addLead(store);
  t.deepEqual((await checkStore(store.file)).problems, []);
  const report = await checkStore(await fullStore(store));
  t.deepEqual(report.problems, []);
  t.is(report.rows['leads'], 402);
  t.is(report.file, store.file);
});

test('there is nothing to check where there is no file, and no half answer about a file that is no database', async (t) => {
  const store = await openTestStore(t);
  t.is((await errorOf(() => checkStore(join(store.folder, 'nowhere.db')))).code, 'not_found');
  const file = join(store.folder, 'diary.txt');
  writeFileSync(file, 'Dear diary, '.repeat(1_000));
  t.true((await checkStore(file)).problems.length > 0);
});

test('a page that was overwritten is found, whichever it is', async (t) => {
  const store = await openTestStore(t);
  const file = await fullStore(store);
  const whole = readFileSync(file);
  const pages = whole.length / pageSize;
  const free = new Set<number>();
  let looked = 0;
  for (let page = 1; page < pages; page += Math.max(1, Math.floor(pages / 60))) {
    if (free.has(page)) continue;
    const damaged = Buffer.from(whole);
    damaged.fill(0xa5, page * pageSize, (page + 1) * pageSize);
    writeFileSync(file, damaged);
    t.true((await checkStore(file)).problems.length > 0, `page ${page + 1} of ${pages}`);
    looked += 1;
  }
  t.true(looked > 20);
});

test('bytes that were zeroed or scrambled in the middle of a text are found', async (t) => {
  const store = await openTestStore(t);
  const file = await fullStore(store);
  const whole = readFileSync(file);
  const random = seededRandom(7);
  const place = whole.indexOf('Text number 77. Text number 77');
  t.true(place > 0);
  for (const fill of [() => 0, () => 0x41 + Math.floor(random() * 26), () => Math.floor(random() * 256)]) {
    const damaged = Buffer.from(whole);
    for (let byte = 0; byte < 12; byte += 1) damaged[place + byte] = fill();
    writeFileSync(file, damaged);
    t.true((await checkStore(file)).problems.length > 0);
  }
});

test('one letter that differs between a table and its index is found, on whichever side', async (t) => {
  const store = await openTestStore(t);
  const file = await fullStore(store);
  const whole = readFileSync(file);
  let places = 0;
  for (let place = whole.indexOf('p77@c.example'); place >= 0; place = whole.indexOf('p77@c.example', place + 1)) {
    const damaged = Buffer.from(whole);
    damaged[place] = 'q'.charCodeAt(0);
    writeFileSync(file, damaged);
    if ((await checkStore(file)).problems.length > 0) {
      places += 1;
      continue;
    }
    // The other places are leftovers in the free space of a page: nobody reads there.
    const db = store.openDriver(file, { readonly: true });
    for (const how of ['NOT INDEXED', 'INDEXED BY leads_email']) t.is(db.prepare(`SELECT count(*) FROM leads ${how} WHERE email COLLATE NOCASE = 'p77@c.example'`).pluck().get(), 1);
    db.close();
  }
  t.true(places >= 2);
});

for (const [what, sql] of [
  ['an approved email without a message', 'DELETE FROM send_attempts; DELETE FROM outbox'],
  ['a message whose email was changed under it', "DROP TRIGGER emails_approval_binds; UPDATE emails SET approved_hash = 'cd'"],
  ['a message in the queue whose email is not approved', "UPDATE emails SET status = 'drafted', approved_hash = NULL"],
  ['a message that may have been accepted, back in the queue', "DROP TRIGGER outbox_phase_stays; UPDATE outbox SET phase = 'dot_written'"],
  ['a message with an attempt that never was', 'UPDATE outbox SET attempts = 3'],
  ['a sent lead to whom nothing was sent', "UPDATE leads SET status = 'sent' WHERE status = 'drafted'"],
  ['a row that refers to nothing', 'PRAGMA foreign_keys = OFF; UPDATE lead_documents SET lead_id = 100000 WHERE lead_id = 7'],
  ['a score out of its bounds', 'PRAGMA ignore_check_constraints = ON; UPDATE leads SET score = 101 WHERE id = 7'],
  ['a text that is not the one that was read', "UPDATE documents SET text = 'something else' WHERE id = 5"],
  ['a budget that does not know of what was spent', "UPDATE spending SET spent_micros = spent_micros - 1 WHERE scope = 'all'"],
  ['a budget of nothing', "INSERT INTO spending VALUES ('day:2026-01-01', 0, 0, 0, 7)"],
] as const) {
  test(`${what} is found`, async (t) => {
    const store = await openTestStore(t);
    const file = await fullStore(store);
    const openDriver = await loadDriver({ choice: 'better-sqlite3' }); // the other one refuses to do harm
    const db = openDriver(file);
    db.pragma('foreign_keys = OFF');
    db.unsafeMode(true);
    db.exec(sql);
    db.close();
    t.true((await checkStore(file)).problems.length > 0);
  });
}
