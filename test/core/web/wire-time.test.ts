import test from 'ava';
import { createError } from '../../../core/errors.ts';
import { createWireTime } from '../../../core/web/wire-time.ts';
import { errorOf } from '../../support/error-of.ts';
import { createHandClock } from '../../support/hand-clock.ts';

const late = () => createError('web_timed_out', { url: 'https://example.org/', seconds: 1 });
const caller = new AbortController().signal;

/** Ends only when its signal does. */
function endless(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
}

test('the requests of one call share its time, and what lies between them is not counted', async (t) => {
  const clock = createHandClock();
  const wire = createWireTime(clock, 1_000, late);
  const first = wire.spend(caller, () => clock.sleep(700));
  await clock.advance(700);
  await first;
  await clock.advance(5_000);
  const second = errorOf(() => wire.spend(caller, endless));
  await clock.advance(299);
  t.is(await Promise.race([second, 'under way']), 'under way');
  await clock.advance(1);
  t.is((await second).code, 'web_timed_out');
});

test('a call without time left ends its next request', async (t) => {
  const clock = createHandClock();
  const wire = createWireTime(clock, 1_000, late);
  const first = errorOf(() => wire.spend(caller, endless));
  await clock.advance(1_000);
  await first;
  const second = errorOf(() => wire.spend(caller, endless));
  await clock.advance(0);
  t.is((await second).code, 'web_timed_out');
});

test('a clock that is set back gives no time', async (t) => {
  const clock = createHandClock();
  const wire = createWireTime(clock, 1_000, late);
  const first = wire.spend(caller, async () => clock.advance(-60_000));
  await first;
  const second = errorOf(() => wire.spend(caller, endless));
  await clock.advance(1_000);
  t.is((await second).code, 'web_timed_out');
});

test('what ends in time leaves no alarm behind', async (t) => {
  const clock = createHandClock();
  t.is(await createWireTime(clock, 1_000, late).spend(caller, async () => 'done'), 'done');
  await t.notThrowsAsync(clock.advance(2_000));
});
