import test, { type ExecutionContext } from 'ava';
import { dueNow } from '../../core/outbox/due-now.ts';
import type { SettingsLayer } from '../../core/config/check-layer.ts';
import { smtp } from '../../plugins/index.ts';
import { anyTime, openTestEngine, type TestEngine } from '../support/engine.ts';
import { createHandClock } from '../support/hand-clock.ts';
import { queueManyMessages } from '../support/many-messages.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { watchLoop } from '../support/watch-loop.ts';

async function engineWith(t: ExecutionContext, count: number, sending: SettingsLayer, locations: readonly string[] = []): Promise<TestEngine> {
  const clock = createHandClock();
  const engine = await openTestEngine(t, temporaryFolder(t), [smtp], { transport: 'smtp', plugins: { smtp: { host: '127.0.0.1', security: 'none' } }, sending: { ...anyTime, domainOverride: 'example.org', ...sending } }, clock);
  await queueManyMessages(engine.store, count, { locations });
  return engine;
}

test('a queue of ten thousand is looked through in turns: an editor does not stand still meanwhile', async (t) => {
  const towns = ['Berlin', 'Austin, TX', 'London', 'Toronto, ON', 'Kraków', 'Remote (EU)', 'Tokyo', 'Bengaluru', 'São Paulo', 'nowhere in particular'];
  const locations = towns.flatMap((town) => Array.from({ length: 30 }, (_, index) => `${town}, floor ${index}`));
  const engine = await engineWith(t, 10_000, { respectHolidays: true, betweenSeconds: { least: 120, most: 480 }, window: { from: 9, to: 17, days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] } }, locations);
  for (const round of ['the first time', 'again']) {
    const watch = watchLoop();
    const { go, held } = await dueNow(engine);
    const { longestWork, worksOver50 } = watch.end();
    t.log(`${round}: at most ${longestWork.toFixed(0)} ms of the processor in one turn; ${go.length} go, ${held.length} held`);
    t.is(go.length + held.length, 10_000);
    // The first time much of the program is compiled on the way.
    t.true(worksOver50 <= (round === 'again' ? 0 : 2), `${worksOver50} turns were longer than 50 ms`);
  }
});

test('what is held does not hide what stands behind it in a long queue', async (t) => {
  const engine = await engineWith(t, 1_500, {});
  engine.store.connection.run("UPDATE outbox SET account = 'gone' WHERE id <= 1400");
  const { go, held } = await dueNow(engine);
  t.is(go.length, 100);
  t.is(held.length, 1_400);
});

test('of a queue in which everything may go, so many are let go at once, in their order', async (t) => {
  const engine = await engineWith(t, 700, { perHour: 1_000 });
  const { go } = await dueNow(engine);
  t.true(go.length >= 500 && go.length < 700);
  const waiting = await engine.store.queue.waiting({ limit: go.length });
  t.deepEqual(go.map(({ id }) => id), waiting.map(({ id }) => id));
});

test('caps hold over the pages of a queue', async (t) => {
  const engine = await engineWith(t, 700, { perHour: 300 });
  const { go, held, nextAt } = await dueNow(engine);
  t.is(go.length, 300);
  t.is(held.length, 400);
  t.true(nextAt !== null && nextAt > engine.clock.now());
});

test('pages of the queue follow each other without a gap, also where many fell due at the same moment', async (t) => {
  const engine = await engineWith(t, 50, {});
  engine.store.connection.run('UPDATE outbox SET due_at = 5 WHERE id % 3 = 0');
  const all = await engine.store.queue.waiting();
  const paged = [];
  for (let page = await engine.store.queue.waiting({ limit: 7 }); page.length > 0; page = await engine.store.queue.waiting({ limit: 7, after: page.at(-1) ?? { dueAt: 0, approvedAt: 0, id: 0 } })) paged.push(...page);
  t.deepEqual(paged, all);
  t.is(all.length, 50);
});
