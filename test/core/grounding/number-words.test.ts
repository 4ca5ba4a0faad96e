import test from 'ava';
import { romanValue, unitNames, units } from '../../../core/grounding/number-words.ts';

test('Roman numerals are read as they are usually written, and nothing else is one', (t) => {
  for (const [letters, value] of [['VIII', 8], ['XII', 12], ['XL', 40], ['MCMXC', 1990]] as const) t.is(romanValue(letters), value);
  for (const letters of ['', 'IIII', 'VX', 'CIVIC', 'viii', 'ABC']) t.is(romanValue(letters), null);
});

test('"8", "eight" and "acht" are one number', (t) => {
  t.is(units.get('eight'), 8);
  t.is(units.get('acht'), 8);
  t.is(units.get('ocho'), 8);
  t.is(units.get('once'), undefined, 'an English word first');
});

test('a unit is one under all its names', (t) => {
  t.is(unitNames.get('years'), unitNames.get('jahre'));
  t.is(unitNames.get('%'), unitNames.get('percent'));
  t.not(unitNames.get('months'), unitNames.get('years'));
});
