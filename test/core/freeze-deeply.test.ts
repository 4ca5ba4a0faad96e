import test from 'ava';
import { freezeDeeply } from '../../core/freeze-deeply.ts';

test('nothing inside can be changed any more, in lists and objects of any depth', (t) => {
  const frozen = freezeDeeply({ lead: { reasons: ['a', { deep: true }] } });
  t.throws(() => void (frozen.lead.reasons[0] = 'b'), { instanceOf: TypeError });
  t.throws(() => frozen.lead.reasons.push('c'), { instanceOf: TypeError });
  t.throws(() => void ((frozen.lead.reasons[1] as { deep: boolean }).deep = false), { instanceOf: TypeError });
});

test('a circle is no trap', (t) => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  t.true(Object.isFrozen(freezeDeeply(circle)));
});

test('bytes pass through as they are', (t) => {
  const bytes = new Uint8Array([1, 2]);
  t.is(freezeDeeply({ bytes }).bytes, bytes);
});

for (const value of [undefined, null, 1, 'text', true]) {
  test(`${String(value)} stays as it is`, (t) => {
    t.is(freezeDeeply(value), value);
  });
}
