import test from 'ava';
import type { Row } from '../../../extension/views/row.ts';
import { toggledRow } from '../../../extension/views/toggled-row.ts';

const row = (key: string): Row => ({ key, label: key, icon: 'mail', context: 'draft.ready' });

test('the row whose box the keyboard means is the one that was taken into the selection or out of it', (t) => {
  t.is(toggledRow([row('a')], [row('a'), row('b')])?.key, 'b');
  t.is(toggledRow([row('a'), row('b')], [row('b')])?.key, 'a');
  t.is(toggledRow([], [row('a')])?.key, 'a');
});

test('where the selection has changed otherwise meanwhile, no row is meant', (t) => {
  t.is(toggledRow([row('a')], [row('a')]), undefined);
  t.is(toggledRow([row('a')], [row('b')]), undefined);
});
