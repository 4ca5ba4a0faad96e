import test from 'ava';
import { toSecondPerson } from '../../../../../plugins/backends/offline/english/to-second-person.ts';

test('what a company says of itself can be said to it', (t) => {
  t.is(toSecondPerson('build tools for our customers, and we’ve moved ourselves online'), 'build tools for your customers, and you have moved yourselves online');
});

test('what a company says to a reader is left alone, because two meanings of "you" would meet', (t) => {
  t.is(toSecondPerson('help you grow our community'), null);
  t.is(toSecondPerson('tell my story'), null);
});
