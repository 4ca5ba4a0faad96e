import test from 'ava';
import { growingPause } from '../../../extension/views/growing-pause.ts';

test('what cannot be read is asked for after 2 s, then less and less often, at least once a minute; once it works, every 2 s again', (t) => {
  const pause = growingPause({ first: 2_000, longest: 60_000 });
  const pauses = Array.from({ length: 7 }, () => {
    const { milliseconds } = pause;
    pause.failed();
    return milliseconds;
  });
  t.deepEqual(pauses, [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  pause.worked();
  t.is(pause.milliseconds, 2_000);
});
