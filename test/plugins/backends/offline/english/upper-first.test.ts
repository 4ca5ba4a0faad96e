import test from 'ava';
import { upperFirst } from '../../../../../plugins/backends/offline/english/upper-first.ts';

test('a sentence begins with a capital', (t) => {
  t.is(upperFirst('data science'), 'Data science');
  t.is(upperFirst(''), '');
});
