import test from 'ava';
import { createError } from '../../../core/errors.ts';
import { holdJobs, unlessLost } from '../../../core/orchestrator/held-jobs.ts';
import type { Job } from '../../../core/store/jobs.ts';
import type { Store } from '../../../core/store/store.ts';
import { systemClock } from '../../../core/system-clock.ts';

const job = (id: number) => ({ id, fence: 1 }) as Job;
const lost = createError('lease_lost', { what: 'job', id: 2 });

test('every job that is held is renewed, whether it is worked on or waits; one that was taken over is told, and the others are not', async (t) => {
  const renewed: number[] = [];
  const twice = Promise.withResolvers<void>();
  const jobs = {
    async renew({ id }: Job) {
      renewed.push(id);
      if (renewed.filter((each) => each === 1).length >= 2) twice.resolve();
      if (id === 2) throw lost;
      if (id === 3) throw new Error('the disk is busy');
    },
  } as unknown as Store['jobs'];
  const held = holdJobs({ jobs }, systemClock, 30);
  const keepAlive = setInterval(() => undefined, 1000);
  held.hold([job(1), job(2), job(3), job(4)]);
  held.letGo(job(4));
  const signals = [1, 2, 3].map((id) => held.lost(job(id)));
  await twice.promise;
  held.close();
  clearInterval(keepAlive);
  t.deepEqual(signals.map(({ aborted }) => aborted), [false, true, false]);
  t.false(renewed.includes(4));
  t.true(held.lost(job(4)).aborted);
});

test('the end of a job that was taken over is nobody’s failure; any other failure is heard', async (t) => {
  await t.notThrowsAsync(unlessLost(Promise.reject(lost)));
  await t.throwsAsync(unlessLost(Promise.reject(new Error('disk'))), { message: 'disk' });
});
