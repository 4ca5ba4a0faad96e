import test from 'ava';
import { brokenMergeFields, leftPlaceholders } from '../../../core/writing/placeholders.ts';

const left = ['Hi [Name],', 'at [Company Name]', 'for [your role here]', 'Hi {{name}},', 'Hi {{ first_name }}', 'Hi {name},', 'Hi ${name},', 'Hi <name>,', 'Hi <First Name>,', 'TODO: mend', 'It is TBD.', 'Lorem ipsum dolor', 'Hi *|FNAME|*', 'Hi %FIRSTNAME%', 'Hi %s,', '{% if x %}', '<%= name %>', 'Name: ______', 'INSERT COMPANY', '[...]', '[ROLE]'];
const broken = ['Dear ,', 'Dear,', 'Hi ,', 'Hello !', 'I work at .', 'I work at , and', 'the role at undefined', 'hello null', 'I have NaN years', 'I saw [object Object]', 'a role ()', 'work for, and'];
const fine = ['Hi Maya,', 'Hello,', 'Hi,', 'see [1] and <https://a.example>', 'mail <sam@example.com>', 'a null pointer', 'undefined behaviour', 'nullable', 'at Acme.', 'What is it for?', 'the one I work with.', '100%', 'a set {1, 2}', 'C<T> and a < b', 'I am in.', 'Which team would you start with?'];

for (const text of left) {
  test(`this was left: ${text}`, (t) => {
    t.true(leftPlaceholders(text).length > 0);
  });
}

for (const text of broken) {
  test(`this is broken: ${text}`, (t) => {
    t.true(brokenMergeFields(text).length > 0);
  });
}

for (const text of fine) {
  test(`this is fine: ${text}`, (t) => {
    t.deepEqual([...leftPlaceholders(text), ...brokenMergeFields(text)].map(({ start, end }) => text.slice(start, end)), []);
  });
}
