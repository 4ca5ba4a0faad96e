import test from 'ava';
import { createDeadlineWatch } from '../../../core/kernel/deadline.ts';
import { type GuardedTap, guardCall } from '../../../core/kernel/guard.ts';
import { createError } from '../../../core/errors.ts';
import { silentLog } from '../../support/log.ts';
import { hang } from '../../support/kernel.ts';

const tap: GuardedTap = { plugin: 'sample', doing: 'starting', log: silentLog, deadlines: createDeadlineWatch(), deadlineMilliseconds: 50 };

test('a call into a plugin answers what the plugin answers', async (t) => {
  t.is(await guardCall(tap, () => 7), 7);
  t.is(await guardCall(tap, async () => 7), 7);
});

test('a call that throws, at once or later, fails under the plugin\'s name', async (t) => {
  const boom = () => {
    throw new Error('no luck');
  };
  for (const work of [boom, async () => boom()]) {
    t.like(await t.throwsAsync(guardCall(tap, work)), { code: 'plugin_failed', plugin: 'sample', message: 'Plugin "sample" failed while starting: no luck' });
  }
});

test('an error that already says what to do is kept, and gets the plugin\'s name', async (t) => {
  const error = createError('not_registered', { kind: 'venue', id: 'x', have: [] });
  t.is(await t.throwsAsync(guardCall(tap, () => Promise.reject(error))), error);
  t.is(error.plugin, 'sample');
});

test('a call that hangs fails at its deadline', async (t) => {
  t.like(await t.throwsAsync(guardCall(tap, hang)), { code: 'plugin_timed_out', plugin: 'sample' });
});
