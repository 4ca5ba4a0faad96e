import test from 'ava';
import { resumeAfter } from '../../../core/policy/resume-after.ts';
import { at } from '../../support/policy-world.ts';

test('somebody who is back on a Monday is written to from Tuesday on, by their own calendar', (t) => {
  t.is(resumeAfter('2026-11-30', 'America/New_York'), at('2026-12-01T05:00:00Z'));
  t.is(resumeAfter('2026-11-30', 'Australia/Sydney'), at('2026-11-30T13:00:00Z'));
  t.is(resumeAfter('soon', 'Europe/London'), null);
});
