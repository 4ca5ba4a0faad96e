import test from 'ava';
import { rules } from './rules.ts';
import { readTree } from './tree.ts';

const tree = readTree();

for (const { sentence, check } of rules) {
  test(sentence, (t) => {
    const { guarded, breaches } = check(tree);
    t.true(guarded > 0, 'this rule looks at nothing: has a folder been renamed?');
    t.deepEqual(breaches, [], sentence);
  });
}
