import test from 'ava';
import { dayCapUntil, hourCapUntil, lastOf } from '../../../core/policy/sends.ts';
import { at, hour } from '../../support/policy-world.ts';

const morning = at('2026-03-04T09:00:00Z');

test('a cap holds from its last message on until one of those that fill it is old enough', (t) => {
  t.is(hourCapUntil([morning, morning + 1, morning + 2], 2), morning + 1 + hour);
  t.is(hourCapUntil([morning], 2), Number.NEGATIVE_INFINITY);
  t.is(dayCapUntil([morning, morning + 1], 2, 'Europe/London'), at('2026-03-05T00:00:00Z'));
  t.is(dayCapUntil([morning], 1, 'America/New_York'), at('2026-03-05T05:00:00Z'), 'the day is the sender’s');
});

test('the latest is the last, and none is needed', (t) => {
  t.is(lastOf([morning, morning + 2, morning + 5]), morning + 5);
  t.is(lastOf([]), Number.NEGATIVE_INFINITY);
});
