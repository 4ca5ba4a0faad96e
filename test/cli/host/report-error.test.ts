import test from 'ava';
import { errorDocument, exitCodeOf, reportError } from '../../../cli/host/report-error.ts';
import { createError } from '../../../core/errors.ts';
import { createLog } from '../../../core/log.ts';
import { rememberSecret } from '../../../core/mask.ts';
import { rememberingSink, stoppedClock } from '../../support/remembering-sink.ts';

function reported(thrown: unknown): { readonly code: number; readonly printed: readonly string[]; readonly logged: string } {
  const sink = rememberingSink();
  const printed: string[] = [];
  const code = reportError(thrown, { log: createLog({ sink, clock: stoppedClock(), source: 'outreach' }), logFile: '/somewhere/logs/outreach.log', print: (line) => void printed.push(line), home: '/somewhere' });
  return { code, printed, logged: JSON.stringify(sink.lines) };
}

test('an error of ours is what happened and what to do, in two lines', (t) => {
  const { code, printed } = reported(createError('file_busy', { file: 'x', seconds: 3 }));
  t.is(code, 1);
  t.deepEqual(printed, ['x was held by another process for more than 3 s.', '  Wait until it has ended and try again.']);
});

test('a bug is a friendly line that names the log file, and the log holds the stack', (t) => {
  const { code, printed, logged } = reported(new TypeError('x is not a function'));
  t.is(code, 1);
  t.regex(printed.join('\n'), /should not have: x is not a function\n.*\/somewhere\/logs\/outreach\.log/);
  t.notRegex(printed.join('\n'), /report-error\.test/);
  t.regex(logged, /"level":"error".*TypeError: x is not a function\\n\s+at .*report-error\.test/);
});

test('what was thrown need not be an error', (t) => {
  t.is(reported(undefined).code, 1);
  t.is(reported('oh').printed[0], 'Something went wrong that should not have: oh');
});

const codes: readonly (readonly [error: Error, exitCode: 1 | 2])[] = [
  [createError('settings_invalid', { where: 'x', problems: 'y' }), 2],
  [createError('setup_missing', { missing: [] }), 2],
  [createError('not_registered', { kind: 'venue', id: 'x', have: [] }), 2],
  [createError('secret_key_lost', { file: 'x', keyFile: 'y', reason: 'z' }), 1],
  [createError('file_not_written', { file: 'x', reason: 'y' }), 1],
  [new Error('bug'), 1],
];

for (const [error, exitCode] of codes) {
  test(`the exit code is ${exitCode} for: ${error.message}`, (t) => {
    t.is(exitCodeOf(error), exitCode);
  });
}

test('no secret and no control character is printed or put into the JSON', (t) => {
  rememberSecret('canary-in-error');
  for (const error of [new Error('canary-in-error \u001b[2J'), createError('file_busy', { file: 'canary-in-error\u001b[2J', seconds: 3 })]) {
    const { printed } = reported(error);
    t.notRegex(printed.join('\n'), /canary|\u001b/);
    t.notRegex(JSON.stringify(errorDocument(error, 'log')), /canary/);
  }
});
