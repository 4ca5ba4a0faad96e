import test from 'ava';
import { draftParts, wordsProblem } from '../../../core/writing/draft-parts.ts';
import { draftOf } from '../../support/grounding-world.ts';

test('all that a reader may read is looked at, an absent second subject is none', (t) => {
  const draft = draftOf('Body', { subjectB: '', followUps: [{ day: 3, body: 'Three' }, { day: 7, body: 'Seven' }] });
  t.deepEqual(draftParts(draft).map(({ part, day, text }) => [part, day, text]), [['subjectA', undefined, draft.subjectA], ['body', undefined, 'Body'], ['followUp', 3, 'Three'], ['followUp', 7, 'Seven']]);
});

test('a problem holds the words at its offsets', (t) => {
  t.like(wordsProblem({ part: 'followUp', day: 7, text: 'one two three' }, 'rule', 4, 7, 'message', 'help'), { quote: 'two', day: 7, start: 4, end: 7 });
});
