import test from 'ava';
import { isJsonResume, readJsonResume } from '../../../core/profile/read-json-resume.ts';
import { errorOf } from '../../support/error-of.ts';
import { assertSpans } from '../../support/profile-spans.ts';

test('Every field stands in the text that is written from it', (t) => {
  const profile = readJsonResume(JSON.stringify({ basics: { name: ' Jane  Doe ', email: 'j@a.example', location: { city: 'Lyon', countryCode: 'FR' } }, work: [{ position: 'Engineer', name: 'Acme', startDate: '2019', highlights: ['Built it', '', null] }] }));
  assertSpans(t, profile);
  t.is(profile.name?.value, 'Jane Doe');
  t.is(profile.location?.value, 'Lyon, FR');
  t.deepEqual(profile.experience.map(({ current, end, highlights }) => [current, end?.value, highlights.length]), [[true, 'Present', 1]]);
});

test('Empty and missing parts are missing', (t) => {
  const profile = readJsonResume('{"basics": {"name": ""}, "work": null, "skills": []}');
  t.is(profile.name, null);
  t.deepEqual(profile.experience, []);
  t.is(profile.rawText, '');
});

test('JSON of another shape is refused with the places that do not fit', async (t) => {
  t.regex((await errorOf(() => readJsonResume('{"basics": {"name": 5}}'))).message, /basics\.name/);
  t.regex((await errorOf(() => readJsonResume('{"dependencies": {}}'))).message, /neither "basics" nor "work"/);
  t.regex((await errorOf(() => readJsonResume('[]'))).message, /JSON Resume/);
});

test('A pasted text is known as JSON Resume by its shape', (t) => {
  t.true(isJsonResume('  {"basics": {}}'));
  t.false(isJsonResume('{"name": "x"}'));
  t.false(isJsonResume('Jane Doe "basics":'));
});
