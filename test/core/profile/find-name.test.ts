import test from 'ava';
import { findName } from '../../../core/profile/find-name.ts';
import { linesOfPlainText } from '../../../core/profile/read-plain-text.ts';
import { plainLine, type ResumeLine } from '../../../core/profile/resume-line.ts';
import { writeResumeText } from '../../../core/profile/resume-text.ts';

const nameOf = (lines: readonly ResumeLine[]): string | null => findName(writeResumeText(lines))?.name.value ?? null;

const names: readonly (readonly [text: string, expected: string | null])[] = [
  ['Jane Doe\njane@mail.example', 'Jane Doe'],
  ['JANE VAN DER BERG\nEngineer', 'Jane van der Berg'],
  ['Susan Miller, RN, BSN\nNurse', 'Susan Miller'],
  ['Dr. Henrik Alderton, PhD', 'Dr. Henrik Alderton'],
  ['Curriculum Vitae\nName: Jonas Wiesenthal', 'Jonas Wiesenthal'],
  ['Jane Doe | Engineer | Berlin', 'Jane Doe'],
  ['Jane Doe (she/her)', 'Jane Doe'],
  ["Síle O'Brien-MacDonald", "Síle O'Brien-MacDonald"],
  ['marguerite ito\nm.ito@post.example', 'Marguerite Ito'],
  ['Machine Learning\nPython\n\nPriya Raman\nData Scientist\npriya.raman@mail.example', 'Priya Raman'],
  ['Software Engineer\nBerlin, Germany', null],
  ['Resume\nWork Experience', null],
  ['', null],
];

for (const [text, expected] of names) {
  test(`The name in ${JSON.stringify(text.slice(0, 40))} is ${expected ?? 'unknown'}`, (t) => {
    t.is(nameOf(linesOfPlainText(text)), expected);
  });
}

test('The largest letters are the name, wherever they stand', (t) => {
  t.is(nameOf([plainLine('Acme Labs'), plainLine('Go'), plainLine('Jane Doe', { size: 2 })]), 'Jane Doe');
});
