import test from 'ava';
import { plainLine } from '../../../core/profile/resume-line.ts';
import { writeResumeText } from '../../../core/profile/resume-text.ts';
import { skillsIn } from '../../../core/profile/skill-items.ts';

const listed = (...texts: readonly string[]): readonly string[] => {
  const { rawText, lines } = writeResumeText(texts.map((text) => plainLine(text)));
  return skillsIn(rawText, lines, []).map(({ value }) => value);
};

const table: readonly (readonly [text: string, expected: readonly string[]])[] = [
  ['Languages: Go, R, C/C++, Python3', ['Go', 'R', 'C', 'C++', 'Python']],
  ['AWS (Lambda, S3), Docker', ['AWS', 'AWS Lambda', 'Amazon S3', 'Docker']],
  ['Proficient in Windows and Mac OS, Microsoft Word, and Excel', ['Windows', 'macOS', 'Microsoft Word', 'Excel']],
  ['English (native), Excel - advanced, SQL 5 years', ['English', 'Excel', 'SQL']],
  ['Eye for beauty; Teamwork | Kubernetes • Patience', ['Eye for beauty', 'Teamwork', 'Kubernetes', 'Patience']],
  ['Go – my main language since 2018, services', ['Go']],
  ['Computing\tPython, LaTeX', ['Python', 'LaTeX']],
  ['Interests: Hiking, baking', []],
  ['I have worked for many years with all kinds of people and PostgreSQL.', ['PostgreSQL']],
  ['Expert, Advanced, Beginner', []],
];

for (const [text, expected] of table) {
  test(`Skills listed as ${JSON.stringify(text)}`, (t) => {
    t.deepEqual(listed(text), expected);
  });
}

test('A skill is told once, where it is first named, also when work shows it', (t) => {
  const { rawText, lines } = writeResumeText([plainLine('React, Postgres'), plainLine('Built it with PostgreSQL, React and Kafka, with good communication.', { bullet: true })]);
  const skills = skillsIn(rawText, lines.slice(0, 1), lines.slice(1));
  t.deepEqual(skills.map(({ value, span }) => `${value} (${span.quote})`), ['React (React)', 'PostgreSQL (Postgres)', 'Kafka (Kafka)']);
  for (const { span } of skills) t.is(rawText.slice(span.start, span.end), span.quote);
});
