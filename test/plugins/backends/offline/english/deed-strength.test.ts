import test from 'ava';
import { deedOf } from '../../../../../plugins/backends/offline/english/deed.ts';
import { deedStrength } from '../../../../../plugins/backends/offline/english/deed-strength.ts';

function strength(line: string): number {
  const deed = deedOf(line, false);
  if (deed === null) throw new Error(`no deed: ${line}`);
  return deedStrength(deed);
}

test('results and size come before chores', (t) => {
  t.true(strength('Reduced database cost by 38% by partitioning large tables') > strength('Discovered and fixed 5 bugs in the existing codebase'));
  t.true(strength('Built the ledger service that settles 1.2 million transactions a day') > strength('Communicated regularly with parents about their children'));
});

test('boasting weakens a deed', (t) => {
  t.true(strength('Created product demos for the home page of the shop') > strength('Created stunning and exceptional product demos for the shop'));
});

test('a line with a slip of grammar is better not repeated', (t) => {
  t.true(strength('Created product demo animations that drives up the sign up rate by 20%') < strength('Created product demo animations, raising the sign up rate by 20%'));
});
