import test from 'ava';
import { balanced } from '../../../../../plugins/backends/offline/english/balanced.ts';

test('a quotation whose brackets and quotation marks close can be used', (t) => {
  t.true(balanced('Request Tracker (RT), the “open” system'));
  t.true(balanced('they call it "done"'));
});

test('a quotation that was cut inside brackets or quotation marks is noticed', (t) => {
  t.false(balanced('Request Tracker (RT'));
  t.false(balanced('they call it "done'));
  t.false(balanced('the “open system'));
});
