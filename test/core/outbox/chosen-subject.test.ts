import test from 'ava';
import { chosenSubject, chosenVariant } from '../../../core/outbox/chosen-subject.ts';

const subjects = { subjectA: 'one', subjectB: 'two' };

test('a message keeps its subject, and half of all messages get each', (t) => {
  const variants = Array.from({ length: 1_000 }, (_, index) => chosenVariant({ ...subjects, messageId: `<${index}@example.com>` }));
  t.deepEqual(variants, Array.from({ length: 1_000 }, (_, index) => chosenVariant({ ...subjects, messageId: `<${index}@example.com>` })));
  const count = variants.filter((variant) => variant === 'A').length;
  t.true(count > 430 && count < 570, `${count} of 1000`);
});

test('without a second subject the first is taken', (t) => {
  for (let index = 0; index < 20; index += 1) t.is(chosenSubject({ subjectA: 'one', subjectB: ' ', messageId: `<${index}@example.com>` }), 'one');
});
