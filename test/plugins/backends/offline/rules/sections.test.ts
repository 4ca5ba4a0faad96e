import test from 'ava';
import { inSections } from '../../../../../plugins/backends/offline/rules/sections.ts';

test('each line is known by the heading it stands under', (t) => {
  const lines = inSections(['Company blurb', 'Tidewater books berths for harbours.', 'Company technologies', 'Go', 'PostgreSQL', 'How to apply', 'Write to us by post.', 'Remote status', 'We work from four countries.']);
  t.deepEqual(
    lines.map(({ text, section }) => [text, section]),
    [
      ['Tidewater books berths for harbours.', 'about'],
      ['Go', 'stack'],
      ['PostgreSQL', 'stack'],
      ['Write to us by post.', 'aside'],
      ['We work from four countries.', 'people'],
    ],
  );
});

test('a posting is divided into what the work is, what is asked for, and what is offered', (t) => {
  const lines = inSections(['What You’ll Do', 'Plan berths with harbour masters', 'What You’ll Bring', '5+ years of experience at sea', 'What We Offer', 'A parking space in the harbour for everyone']);
  t.deepEqual(lines.map(({ section }) => section), ['duties', 'asks', 'aside']);
});

test('places are counted from the heading on', (t) => {
  t.deepEqual(inSections(['One is here.', 'Two is here.', 'About us', 'Three is here.']).map(({ place }) => place), [0, 1, 0]);
});
