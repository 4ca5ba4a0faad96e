import test from 'ava';
import { deniedAfter, isObject, nounAfter, opensClause, startsNewThing, words } from '../../../core/grounding/clause-words.ts';
import { tokens } from '../../../core/grounding/tokens.ts';

test('"you" is an object in front of a thing, and a subject in front of a verb', (t) => {
  t.true(isObject(tokens('five years')[0]));
  t.true(isObject(tokens('with Go')[0]));
  t.true(isObject(undefined));
  t.false(isObject(tokens('run it')[0]));
});

test('"your team" ends where a number or a tool of somebody else begins', (t) => {
  t.true(startsNewThing(tokens('your team five years'), 2));
  t.true(startsNewThing(tokens('your team with Go'), 2));
  t.false(startsNewThing(tokens('your team of 9'), 3));
  t.false(startsNewThing(tokens('your 40 people'), 1));
});

test('a clause may begin after a mark or a conjunction', (t) => {
  for (const word of [',', ';', 'and', 'because', 'that']) t.true(opensClause(tokens(word)[0]), word);
  t.false(opensClause(tokens('team')[0]));
});

test('the noun of a phrase is found behind its adjectives', (t) => {
  t.is(nounAfter(tokens('the open role is'), 0), 'role');
  t.is(nounAfter(tokens('the blue sky'), 0), '');
});

test('denials are heard a few words on, but not "not only"', (t) => {
  t.true(deniedAfter(tokens('my work does not include Go'), 0, 9));
  t.false(deniedAfter(tokens('my work is not only Go'), 0, 9));
});

test('words are joined in lower case', (t) => {
  t.is(words(tokens('Five Years of Go'), 0, 3), 'five years of');
});
