import test from 'ava';
import { isPlace, placeAtEnd } from '../../../core/profile/places.ts';

const places = ['Pomona, CA', 'Berlin', 'Berlin, Germany', 'Remote', 'Remote (EU)', 'Hybrid', 'San Francisco, CA 94107', 'portland OR 97205', '10115 Berlin', 'Greater Boston Area', 'Bengaluru, Karnataka, India', 'London, UK', 'Sofia (Bulgaria)', 'Cardiff CF10 5AL', 'NYC, NY'];
const others = ['Acme, Inc', 'Software Engineer, Google', 'Kroger, Columbus, OH', 'University of Leeds', 'Go', 'in a very long sentence that ends in Berlin, Germany and goes on', '2019', ''];

test('Places are known by their state, country or fame', (t) => {
  for (const place of places) t.true(isPlace(place), place);
  for (const other of others) t.false(isPlace(other), other);
});

const endings: readonly (readonly [string, string | null])[] = [
  ['Acme Inc., Berlin, Germany', 'Berlin, Germany'],
  ['LionLike MindState, Pomona, CA', 'Pomona, CA'],
  ['Software Engineer, Google, Berlin, Germany', 'Berlin, Germany'],
  ['Acme - London, UK', 'London, UK'],
  ['Best Buy, Columbus, OH', 'Columbus, OH'],
  ['First Language School, Plovdiv (Bulgaria)', 'Plovdiv (Bulgaria)'],
  ['Copper & Oak, Inc.', null],
  ['Senior Engineer, Payments', null],
];

for (const [text, expected] of endings) {
  test(`The place at the end of "${text}" is ${expected ?? 'none'}`, (t) => {
    const start = placeAtEnd(text);
    t.is(start === null ? null : text.slice(start), expected);
  });
}
