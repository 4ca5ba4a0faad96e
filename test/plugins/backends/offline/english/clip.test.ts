import test from 'ava';
import { clip, endsOpen, inBrief, wordCount } from '../../../../../plugins/backends/offline/english/clip.ts';

const long = 'Basecamp keeps people on the same page, which is what most teams want from the tools that they pay for every month';

test('a long sentence is cut only where what remains is whole', (t) => {
  t.is(clip(long, 10, 4), 'Basecamp keeps people on the same page');
  t.is(clip('a management platform for fleets – used by thousands of companies in forty countries', 8, 4), 'a management platform for fleets');
  t.is(clip('reduced costs by a third; reported to the board of directors every month', 8, 4), 'reduced costs by a third');
});

test('a sentence that cannot be cut whole is given up, not broken', (t) => {
  t.is(clip('one two three four five six seven eight nine ten eleven twelve', 8, 4), null);
  t.is(clip('a list of red (and sometimes blue, which is rarer) things that people keep in their houses', 6, 4), null);
});

test('a short sentence stays as it is', (t) => {
  t.is(clip('short and whole', 8, 4), 'short and whole');
});

test('a deed is told in brief without its added clause, unless that holds the number that matters', (t) => {
  t.is(
    inBrief('created and launched a free resume builder web app that allows thousands of users to create professional resumes easily', 18),
    'created and launched a free resume builder web app',
  );
  const counted = 'built a progress bar to help users track their progress that drove up user retention by 15% within the first three months';
  t.is(inBrief(counted, 18), counted);
  const showed = 'ran long experiments with several hundred volunteers to show that the new design makes far fewer mistakes than the old one';
  t.is(inBrief(showed, 18), showed);
});

for (const open of ['a team of', 'led and', 'worked with the', 'tools, such as', 'this is', 'including']) {
  test(`"${open}" wants another word`, (t) => t.true(endsOpen(open)));
}

test('a finished phrase wants no other word', (t) => {
  t.false(endsOpen('led a team of five'));
});

test('words are counted as people count them', (t) => {
  t.is(wordCount('One – two, (three) four-fold & 5%!'), 5);
  t.is(wordCount(''), 0);
});
