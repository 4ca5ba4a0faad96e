import test from 'ava';
import { deliveryReasons } from '../../../core/delivery/reason-of-reply.ts';
import { reasonInPlainWords } from '../../../core/delivery/reason-words.ts';

test('every reason can be said to a person, each in words of its own; what is none stays as it is', (t) => {
  const said = deliveryReasons.map(reasonInPlainWords);
  t.is(new Set(said).size, deliveryReasons.length);
  for (const words of said) t.regex(words, /^[A-Za-z]+(?:[ ,'-]+[A-Za-z]+)+$/);
  t.is(reasonInPlainWords('constructor'), 'constructor');
  t.is(reasonInPlainWords('something else'), 'something else');
});
