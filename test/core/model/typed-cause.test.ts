import test from 'ava';
import { createError } from '../../../core/errors.ts';
import { typedCause } from '../../../core/model/typed-cause.ts';

test('what an SDK has wrapped is found again, however deep, and nothing is found in a circle', (t) => {
  const typed = createError('model_unreachable', { backend: 'B', host: 'h', reason: 'r' });
  t.is(typedCause(new Error('Connection error.', { cause: new Error('again', { cause: typed }) })), typed);
  t.is(typedCause(typed), typed);
  t.is(typedCause(new Error('other')), undefined);
  t.is(typedCause('text'), undefined);
  const circle = new Error('circle');
  circle.cause = circle;
  t.is(typedCause(circle), undefined);
});
