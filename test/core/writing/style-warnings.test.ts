import test from 'ava';
import { styleWarnings } from '../../../core/writing/style-warnings.ts';
import { draftOf } from '../../support/grounding-world.ts';

test('a second question is pointed out, one is not', (t) => {
  t.deepEqual(styleWarnings(draftOf('Would you talk?')), []);
  t.like(styleWarnings(draftOf('Would you talk? Or write?'))[0], { rule: 'several-questions', quote: '?', start: 24 });
});
