import test from 'ava';
import { puffery } from '../../../../../plugins/backends/offline/english/puffery.ts';

test('boasting words are counted, plain ones are not', (t) => {
  t.is(puffery('We are the leading provider of innovative and unique solutions'), 3);
  t.is(puffery('We build software for veterinary clinics'), 0);
});
