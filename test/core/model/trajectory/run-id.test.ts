import test from 'ava';
import { newRunId, shortRunId } from '../../../../core/model/trajectory/run-id.ts';
import { stoppedClock } from '../../../support/remembering-sink.ts';

test('the name of a run is its time and eight letters, so that no two processes have the same one', (t) => {
  const clock = stoppedClock('2026-03-02T09:08:07.654Z');
  const runs = Array.from({ length: 2000 }, () => newRunId(clock));
  t.is(new Set(runs).size, 2000);
  for (const run of runs) t.regex(run, /^2026-03-02T09-08-07-[a-z]{8}$/);
  t.is(shortRunId('2026-03-02T09-08-07-qwhzkdrt'), 'qwhzkdrt');
});
