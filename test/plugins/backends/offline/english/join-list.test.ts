import test from 'ava';
import { joinList } from '../../../../../plugins/backends/offline/english/join-list.ts';

test('a list is said with commas and an "and"', (t) => {
  t.is(joinList([]), '');
  t.is(joinList(['Go']), 'Go');
  t.is(joinList(['Go', 'Kafka']), 'Go and Kafka');
  t.is(joinList(['Go', 'Kafka', 'AWS']), 'Go, Kafka and AWS');
});
