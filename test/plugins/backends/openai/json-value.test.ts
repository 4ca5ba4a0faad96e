import test from 'ava';
import { asCount, asObject, asObjects, asText, isObject } from '../../../../plugins/backends/openai/json-value.ts';

test('what is not of the wanted kind is empty, and never throws', (t) => {
  for (const odd of [undefined, null, 7, 'text', [], true]) t.deepEqual(asObject(odd), {});
  for (const odd of [undefined, null, {}, 'text', [7, null]]) t.deepEqual(asObjects(odd), []);
  for (const odd of [undefined, null, 7, {}, []]) t.is(asText(odd), '');
  for (const odd of [undefined, null, '7', -1, 1.5, Number.NaN, 1e300]) t.is(asCount(odd), undefined);
});

test('what is of the wanted kind is itself', (t) => {
  t.deepEqual(asObjects([{ a: 1 }, null, { b: 2 }]), [{ a: 1 }, { b: 2 }]);
  t.is(asText('text'), 'text');
  t.is(asCount(0), 0);
  t.true(isObject({}));
  t.false(isObject([]));
});
