import test from 'ava';
import { createError } from '../../../core/errors.ts';
import { describeError } from '../../../core/log/describe-error.ts';

test('an error of ours keeps what a person needs', (t) => {
  const described = describeError(createError('not_registered', { kind: 'venue', id: 'x', have: ['csv'] }), 'error');
  t.like(described, { code: 'not_registered', message: 'There is no venue "x".', help: 'These exist: csv.', retryable: false });
  t.false('stack' in described);
});

test('a chain of causes is followed, and one that never ends is cut', (t) => {
  const first = new Error('first');
  const second = new Error('second', { cause: first });
  first.cause = second;
  t.true(JSON.stringify(describeError(second, 'error')).length < 20_000);
});

test('the code of the operating system is kept', (t) => {
  t.like(describeError(Object.assign(new Error('x'), { code: 'ENOSPC' }), 'error'), { code: 'ENOSPC', name: 'Error' });
});
