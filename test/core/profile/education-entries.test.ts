import test from 'ava';
import { educationIn } from '../../../core/profile/education-entries.ts';
import { linesOfPlainText } from '../../../core/profile/read-plain-text.ts';
import { writeResumeText } from '../../../core/profile/resume-text.ts';

type Row = readonly [degree: string | null, school: string | null, year: string | null];

const table: readonly (readonly [text: string, expected: readonly Row[]])[] = [
  ['XYZ University\nBachelor of Science in Computer Science - 3.8 GPA\tSep 2019 - May 2023', [['Bachelor of Science in Computer Science', 'XYZ University', '2023']]],
  ['University of La Verne, La Verne, CA\tExpected Graduation: June 2016\nBachelor of Arts, Business Administration\nGPA: 3.5', [['Bachelor of Arts, Business Administration', 'University of La Verne', '2016']]],
  ['Ph.D. in Physics\nYour University\nSept 2002 – June 2006\nM.Sc. in Physics\nYour University\nSept 2001 – June 2002', [['Ph.D. in Physics', 'Your University', '2006'], ['M.Sc. in Physics', 'Your University', '2002']]],
  ['M.S., Electrical Engineering, Stanford University, 2009\nB.S., Electrical Engineering, UC San Diego, 2007 (magna cum laude)', [['M.S., Electrical Engineering', 'Stanford University', '2009'], ['B.S., Electrical Engineering', 'UC San Diego', '2007']]],
  ['2012–2016   PhD in Chemistry, University of Cambridge\n            Thesis: "Catalysts that forget"\n2008–2012   MChem, University of Manchester, First Class Honours', [['PhD in Chemistry', 'University of Cambridge', '2016'], ['MChem', 'University of Manchester', '2012']]],
  ['BS - Computer Science\nUniversity of Washington | Sep 2014 – Jun 2018', [['BS - Computer Science', 'University of Washington', '2018']]],
  ['MBA\nESMT Berlin\n2012 - 2014', [['MBA', 'ESMT Berlin', '2014']]],
  ['University of California, Berkeley\nBA History, 2001', [['BA History', 'University of California, Berkeley', '2001']]],
  ['10/2011 – 07/2014\nBachelor of Science Informatik, Universität Leipzig\n09/2001 – 06/2009\nAbitur, Gymnasium am Palmengarten', [['Bachelor of Science Informatik', 'Universität Leipzig', '2014'], ['Abitur', 'Gymnasium am Palmengarten', '2009']]],
  ['MIT\nMSc Computer Science, 2015\nBSc Computer Science, 2013', [['MSc Computer Science', 'MIT', '2015'], ['BSc Computer Science', 'MIT', '2013']]],
  ['Akademia\t2010 – 15\nMaster of Arts', [['Master of Arts', 'Akademia', '15']]],
];

for (const [text, expected] of table) {
  test(`Studies are told apart: ${text.split('\n')[0]}`, (t) => {
    const { rawText, lines } = writeResumeText(linesOfPlainText(text));
    t.deepEqual(
      educationIn(rawText, lines).map(({ degree, school, year }) => [degree?.value ?? null, school?.value ?? null, year?.value ?? null]),
      expected as unknown as (string | null)[][],
    );
  });
}
