import test from 'ava';
import { createError } from '../../../core/errors.ts';
import { createLog } from '../../../core/log.ts';
import { createRepeatedFailures } from '../../../extension/host/repeated-failures.ts';
import { rememberingSink, stoppedClock } from '../../support/remembering-sink.ts';

test('what fails again and again for one reason is logged once, and again when the reason is another or it has worked meanwhile', (t) => {
  const sink = rememberingSink();
  const failures = createRepeatedFailures(createLog({ sink, clock: stoppedClock(), source: 'outreach' }));
  const busy = () => createError('store_busy', { file: 'a.db', seconds: 5 });
  failures.failed('leads', busy());
  failures.failed('leads', busy());
  failures.failed('review', busy());
  failures.failed('leads', createError('store_foreign', { file: 'a.db' }));
  failures.failed('leads', createError('store_foreign', { file: 'a.db' }));
  t.is(sink.lines.length, 3);
  t.regex(sink.lines[0]?.message ?? '', /^Another program has kept a\.db locked for 5 s\. End the program/);
  failures.works('leads');
  failures.failed('leads', createError('store_foreign', { file: 'a.db' }));
  t.is(sink.lines.length, 4);
});

test('a secret in what failed does not get into the log', (t) => {
  const sink = rememberingSink();
  createRepeatedFailures(createLog({ sink, clock: stoppedClock(), source: 'outreach' })).failed('views', new Error('https://ada:hunter2hunter2@example.org refused'));
  t.false((sink.lines[0]?.message ?? 'hunter2hunter2').includes('hunter2hunter2'));
});
