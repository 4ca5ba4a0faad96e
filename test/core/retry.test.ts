import test from 'ava';
import { doubling, retry } from '../../core/retry.ts';
import { createHandClock } from '../support/hand-clock.ts';

test('work is tried again after its pauses until it succeeds', async (t) => {
  const clock = createHandClock();
  const failures: string[] = [];
  let tries = 0;
  const done = retry(
    async () => {
      tries += 1;
      if (tries < 3) throw new Error(`failure ${tries}`);
      return 'done';
    },
    {
      attempts: 5,
      clock,
      signal: new AbortController().signal,
      pauseAfter: (failure, attempt) => {
        failures.push(`${(failure as Error).message} as number ${attempt}`);
        return doubling(100, attempt);
      },
    },
  );
  for (const pause of [100, 200]) {
    await clock.untilAsleep(pause);
    await clock.advance(pause);
  }
  t.is(await done, 'done');
  t.deepEqual(failures, ['failure 1 as number 1', 'failure 2 as number 2']);
});

test('it ends with the last failure, and is not asked for a pause after the last attempt', async (t) => {
  let tries = 0;
  let asked = 0;
  const work = async () => {
    tries += 1;
    throw new Error(`failure ${tries}`);
  };
  const pauseAfter = () => {
    asked += 1;
    return 0;
  };
  const clock = { ...createHandClock(), sleep: async () => undefined };
  await t.throwsAsync(retry(work, { attempts: 3, clock, signal: new AbortController().signal, pauseAfter }), { message: 'failure 3' });
  t.deepEqual([tries, asked], [3, 2]);
});

test('what may not be tried again ends at once, with its own failure', async (t) => {
  const clock = createHandClock();
  await t.throwsAsync(retry(async () => Promise.reject(new Error('no')), { attempts: 3, clock, signal: new AbortController().signal, pauseAfter: () => undefined }), { message: 'no' });
  t.deepEqual(clock.sleeps, []);
});

test('a pause ends when it is cancelled, with the reason', async (t) => {
  const clock = createHandClock();
  const caller = new AbortController();
  const work = retry(async () => Promise.reject(new Error('no')), { attempts: 3, clock, signal: caller.signal, pauseAfter: () => 1_000 });
  await clock.untilAsleep(1_000);
  caller.abort(new Error('stop'));
  await t.throwsAsync(work, { message: 'stop' });
});
