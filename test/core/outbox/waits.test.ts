import test, { type ExecutionContext } from 'ava';
import type { SettingsLayer } from '../../../core/config/check-layer.ts';
import { waitsInQueue } from '../../../core/outbox/waits.ts';
import { whyNotSent } from '../../../core/outbox/why-not-sent.ts';
import { approveMessages } from '../../support/approved-messages.ts';
import { createCast } from '../../support/cast.ts';
import { anyTime, openTestEngine } from '../../support/engine.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A Monday at noon in Berlin. */
const noon = Date.UTC(2026, 10, 30, 11, 0);

async function queueOf(t: ExecutionContext, locations: readonly string[], { host, ...sending }: SettingsLayer & { readonly host?: string } = { host: 'mail.example.org' }) {
  const cast = createCast({ candidates: [], ...(host === undefined ? {} : { host }) });
  const engine = await openTestEngine(t, temporaryFolder(t), [cast.plugin], { sending: { domainOverride: 'example.org', timeZone: 'Europe/Berlin', window: { ...anyTime.window, from: 9, to: 17 }, ...sending } }, createHandClock(noon));
  await approveMessages(engine.store, locations.length, { location: (number) => locations[number - 1] ?? '' });
  return engine;
}

test('of each message that waits is said when it may go in the time of its reader, and where that reader is taken to be', async (t) => {
  const engine = await queueOf(t, ['Chicago', 'Boston, MA', 'Auckland, New Zealand'], { host: 'mail.example.org' });
  const waits = await waitsInQueue(engine);
  t.deepEqual(waits.map(({ rule, clearsAt, place }) => [rule, clearsAt, place?.zone]), [
    ['window', Date.UTC(2026, 10, 30, 15, 0), 'America/Chicago'],
    ['window', Date.UTC(2026, 10, 30, 14, 0), 'America/New_York'],
    ['window', Date.UTC(2026, 10, 30, 20, 0), 'Pacific/Auckland'],
  ]);
  t.is((await whyNotSent(engine, waits[0]?.emailId ?? 0)).clearsAt, waits[0]?.clearsAt ?? null);
});

test('what goes next has nothing that holds it, and a look at the queue changes nothing in it', async (t) => {
  const engine = await queueOf(t, ['Chicago', 'Chicago'], { host: 'mail.example.org', window: anyTime.window });
  await engine.store.suppression.add('reader2@place2.example', 'unsubscribed');
  const before = await engine.store.outbox.counts();
  const [first, second] = await waitsInQueue(engine);
  t.like(first, { rule: null, reason: null, clearsAt: null });
  t.like(second, { rule: 'suppressed-address', clearsAt: null });
  t.deepEqual(await engine.store.outbox.counts(), before);
});

test('messages that stay on this machine wait for no hour, and are due when they are due', async (t) => {
  const engine = await queueOf(t, ['Chicago'], {});
  t.like((await waitsInQueue(engine))[0], { rule: null, place: null });
});

test('a home that shall not send holds all of them, whatever the hour', async (t) => {
  const engine = await queueOf(t, ['Chicago', 'Berlin'], { host: 'mail.example.org' });
  const waits = await waitsInQueue({ ...engine, guard: { ...engine.guard, objection: async () => 'the database is a restored backup' } });
  t.deepEqual(waits.map(({ rule, reason }) => [rule, reason]), [['restored', 'Nothing is sent: the database is a restored backup.'], ['restored', 'Nothing is sent: the database is a restored backup.']]);
});
