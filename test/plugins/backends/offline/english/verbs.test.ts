import test from 'ava';
import { baseOfThirdPerson, isBase, isPast, verbForm } from '../../../../../plugins/backends/offline/english/verbs.ts';

test('verbs are known in the forms that résumés use', (t) => {
  t.is(verbForm('Led', 'a team')?.tense, 'past');
  t.is(verbForm('Oversaw', 'the budget')?.tense, 'past');
  t.is(verbForm('Automated', 'reports')?.tense, 'past');
  t.is(verbForm('Promoted', 'to lead')?.tense, 'passive');
  t.is(verbForm('Promoted', 'the brand')?.tense, 'past');
  t.is(verbForm('Build', 'tools')?.tense, 'present');
  t.is(verbForm('Manages', 'a ward')?.tense, 'present');
  t.is(verbForm('Managing', 'a ward')?.tense, 'gerund');
});

test('words that only look like verbs are not taken for them', (t) => {
  for (const word of ['Experienced', 'Skilled', 'Distributed', 'Embedded', 'Red', 'Speed', 'Manager', 'JavaScript', 'Morning']) t.is(verbForm(word, 'in many things'), undefined, word);
});

test('the third person leads back to its verb', (t) => {
  t.is(baseOfThirdPerson('builds'), 'build');
  t.is(baseOfThirdPerson('specializes'), 'specialize');
  t.is(baseOfThirdPerson('simplifies'), 'simplify');
  t.is(baseOfThirdPerson('business'), undefined);
});

test('bases and pasts are told apart', (t) => {
  t.true(isBase('build'));
  t.false(isBase('built'));
  t.true(isPast('built'));
  t.true(isPast('raised'));
  t.false(isPast('related'));
});
