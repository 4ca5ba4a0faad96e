import test from 'ava';
import { retryAfterMilliseconds } from '../../../core/model/retry-after.ts';

const now = Date.parse('2026-03-02T09:00:00Z');

for (const [headers, milliseconds] of [
  [{}, undefined],
  [{ 'retry-after': '7' }, 7_000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': 'Mon, 02 Mar 2026 09:00:20 GMT' }, 20_000],
  [{ 'retry-after': 'Mon, 02 Mar 2026 08:59:00 GMT' }, 0],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after-ms': '1500', 'retry-after': '60' }, 1_500],
  [{ 'retry-after-ms': 'x', 'retry-after': '60' }, 60_000],
] as const) {
  test(`${JSON.stringify(headers)} asks for ${milliseconds === undefined ? 'nothing' : `${milliseconds} ms`}`, (t) => {
    t.is(retryAfterMilliseconds(new Headers(headers), now), milliseconds);
  });
}
