import test from 'ava';
import { retryAfter } from '../../../core/web/retry-after.ts';

const now = Date.parse('2026-03-02T09:00:00Z');

const asked: readonly (readonly [header: string | undefined, milliseconds: number | undefined])[] = [
  ['0', 0],
  ['120', 120_000],
  [' 7 ', 7_000],
  ['Mon, 02 Mar 2026 09:00:30 GMT', 30_000],
  ['Mon, 02 Mar 2026 08:00:00 GMT', 0],
  [undefined, undefined],
  ['', undefined],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['99999999999', undefined],
];

for (const [header, milliseconds] of asked) test(`retry-after ${header ?? 'that is not there'} asks for ${milliseconds ?? 'nothing'}`, (t) => void t.is(retryAfter(header, now), milliseconds));
