import { getEventListeners } from 'node:events';
import test from 'ava';
import { joinSignals } from '../../core/join-signals.ts';

test('aborts with the reason of the source that was first, whichever it is', (t) => {
  const [one, other] = [new AbortController(), new AbortController()];
  const { signal } = joinSignals(one.signal, other.signal);
  t.false(signal.aborted);
  other.abort('enough');
  one.abort('later');
  t.is(signal.reason, 'enough');
});

test('a source that is aborted already aborts it at once', (t) => {
  t.is(joinSignals(new AbortController().signal, AbortSignal.abort('before')).signal.reason, 'before');
});

test('leaves no listener behind, neither when it is let go nor when it was aborted', (t) => {
  const [long, other] = [new AbortController(), new AbortController()];
  for (let index = 0; index < 1000; index++) joinSignals(long.signal, other.signal).letGo();
  joinSignals(long.signal, other.signal);
  other.abort();
  t.is(getEventListeners(long.signal, 'abort').length, 0);
  t.is(getEventListeners(other.signal, 'abort').length, 0);
});

test('what was let go hears no more', (t) => {
  const source = new AbortController();
  const { signal, letGo } = joinSignals(source.signal);
  letGo();
  source.abort();
  t.false(signal.aborted);
});
