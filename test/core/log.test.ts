import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import { createError } from '../../core/errors.ts';
import { createLog, withCorrelation } from '../../core/log.ts';
import { masked, rememberSecret } from '../../core/mask.ts';
import { rememberingSink, stoppedClock } from '../support/remembering-sink.ts';

function logged(): { readonly log: ReturnType<typeof createLog>; readonly lines: ReturnType<typeof rememberingSink>['lines'] } {
  const sink = rememberingSink();
  return { log: createLog({ sink, clock: stoppedClock(), source: 'kernel' }), lines: sink.lines };
}

test('a line says when, how important, who and what', (t) => {
  const { log, lines } = logged();
  log.info('started', { plugins: 3 });
  t.deepEqual(lines, [{ at: '2026-03-01T08:00:00.000Z', level: 'info', source: 'kernel', message: 'started', details: { plugins: 3 } }]);
});

test('a child speaks under its own name into the same log', (t) => {
  const { log, lines } = logged();
  log.child('scout').warn('slow');
  log.child('a').child('b').error('bad');
  log.debug('x');
  log.trace('y');
  t.deepEqual(lines.map(({ level, source }) => `${level} ${source}`), ['warn scout', 'error b', 'debug kernel', 'trace kernel']);
});

test('the ids of a run and a lead stand on every line of the work, over all that it awaits, and not on others', async (t) => {
  const { log, lines } = logged();
  const lead = (id: number) =>
    withCorrelation({ lead: id }, async () => {
      log.info('before');
      await sleep(id === 1 ? 5 : 1);
      log.info('after');
    });
  await withCorrelation({ run: 'r1' }, async () => {
    log.info('run');
    await Promise.all([lead(1), lead(2)]);
  });
  log.info('outside');
  t.deepEqual(
    lines.map(({ message, correlation }) => [message, correlation]),
    [
      ['run', { run: 'r1' }],
      ['before', { run: 'r1', lead: '1' }],
      ['before', { run: 'r1', lead: '2' }],
      ['after', { run: 'r1', lead: '2' }],
      ['after', { run: 'r1', lead: '1' }],
      ['outside', undefined],
    ],
  );
});

test('a secret is hidden in the message and in the details, at every level', (t) => {
  rememberSecret('canary-secret');
  const { log, lines } = logged();
  for (const level of ['error', 'warn', 'info', 'debug', 'trace'] as const) {
    log[level]('key canary-secret', { list: ['canary-secret'], 'canary-secret': 1, deep: { url: new URL('https://h/?k=canary-secret') }, error: new Error('with canary-secret') });
  }
  t.notRegex(JSON.stringify(lines), /canary/);
  t.is(lines[0]?.message, `key ${masked}`);
});

test('an error of ours is told with its code and help; its stack only to those who debug', (t) => {
  const { log, lines } = logged();
  const error = createError('file_busy', { file: 'x', seconds: 3 }, { plugin: 'notes' });
  log.error('no', { error });
  log.debug('no', { error });
  const [first, second] = lines.map(({ details }) => details?.['error'] as Record<string, unknown>);
  t.like(first, { code: 'file_busy', plugin: 'notes', retryable: false });
  t.regex(String(first?.['help']), /try again/);
  t.is(first?.['stack'], undefined);
  t.regex(String(second?.['stack']), /log\.test/);
});

test('a bug is told with its stack, and so is one that caused an error of ours', (t) => {
  const { log, lines } = logged();
  log.error('bug', { error: new TypeError('x is not a function') });
  log.error('ours', { error: createError('file_busy', { file: 'x', seconds: 3 }, { cause: new RangeError('deep down') }) });
  log.error('many', { error: new AggregateError([new Error('one'), 'two']) });
  const told = JSON.stringify(lines);
  for (const part of [/TypeError: x is not a function\\n\s+at /, /RangeError: deep down\\n\s+at /, /"message":"one"/, /"thrown":"two"/]) t.regex(told, part);
});

test('a message of any length becomes a line of a few thousand characters', (t) => {
  const { log, lines } = logged();
  log.info('x'.repeat(1_000_000));
  t.true((lines[0]?.message.length ?? 0) < 5000);
  t.regex(lines[0]?.message ?? '', /1000000 characters/);
});
