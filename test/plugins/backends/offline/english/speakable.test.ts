import test from 'ava';
import { isHeading, speakable } from '../../../../../plugins/backends/offline/english/speakable.ts';

test('a whole plain statement can be quoted to a stranger', (t) => {
  t.true(speakable('Bandcamp makes it easy for fans to support the artists they love.'));
});

for (const line of [
  'Learn more about our platform here.',
  'Embraer S.A. is a Brazilian aerospace corporation.',
  'We run online courses,an internship program and a jobs board.',
  'The the courses run for five days.',
  'A platform that is trusted by the',
  'Ask any of us (really',
  'React / Node / Docker / Kubernetes for the web',
  'Write to jobs@example.org with your résumé.',
  'We are a team of rockstars at a fast-paced company.',
  'Is it time to change how the world works?',
]) {
  test(`"${line}" is not quoted`, (t) => t.false(speakable(line)));
}

for (const heading of ['Company blurb', 'About us', 'About HighlightTA', 'What We Offer', 'How to apply', 'Requirements:', 'Why join us?', 'Tech stack']) {
  test(`"${heading}" is the furniture of a page, not a sentence`, (t) => t.true(isHeading(heading)));
}

test('a sentence about the company is no heading', (t) => {
  t.false(isHeading('We build software for clinics'));
});
