import test from 'ava';
import { experienceIn } from '../../../core/profile/experience-entries.ts';
import { linesOfPlainText } from '../../../core/profile/read-plain-text.ts';
import { writeResumeText } from '../../../core/profile/resume-text.ts';

type Row = readonly [title: string | null, company: string | null, start: string | null, end: string | null];

/** Heads of positions as people write them. */
const table: readonly (readonly [layout: string, text: string, expected: readonly Row[]])[] = [
  ['employer, position and date', 'Acme Corp\nSoftware Engineer\t2019 - 2021\n• Built it.', [['Software Engineer', 'Acme Corp', '2019', '2021']]],
  ['position, employer, then date', 'Software Engineer\nAcme Corp\n2019 – Present\n• Built it.', [['Software Engineer', 'Acme Corp', '2019', 'Present']]],
  ['date first', '2019 – 2021\nSoftware Engineer, Acme Corp, Berlin\n• Built it.', [['Software Engineer', 'Acme Corp', '2019', '2021']]],
  ['all on one line with commas', 'Software Engineer, Acme Corp, Berlin, Germany, 2019-2021\n• Built it.', [['Software Engineer', 'Acme Corp', '2019', '2021']]],
  ['all on one line with bars', 'Acme | Software Engineer | Jan 2019 – Mar 2021 | Remote\n• Built it.', [['Software Engineer', 'Acme', 'Jan 2019', 'Mar 2021']]],
  ['date in brackets', 'Senior Developer, Acme Inc. (2019-2021)\n• Built it.', [['Senior Developer', 'Acme Inc.', '2019', '2021']]],
  ['"at" between position and employer', '2015 - 2019: Project Manager at Hochtief\n• Built it.', [['Project Manager', 'Hochtief', '2015', '2019']]],
  ['dash between employer and position', 'Acme — Software Engineer\nDec 2019 – Present | Client: Zenith\n• Built it.', [['Software Engineer', 'Acme', 'Dec 2019', 'Present']]],
  ['employer with its town at the right, position below', 'BAIN & COMPANY\tBoston, MA\nAssociate Consultant\tJune 2020 – May 2023\n• Built it.', [['Associate Consultant', 'BAIN & COMPANY', 'June 2020', 'May 2023']]],
  ['position with its date at the right, employer below', 'Research Assistant\tJune 2020 – Present\nTexas A&M University\tCollege Station, TX\n• Built it.', [['Research Assistant', 'Texas A&M University', 'June 2020', 'Present']]],
  ['a team in the position stays there', 'Senior Engineer, Payments\nAcme\n2019 - 2021\n• Built it.', [['Senior Engineer, Payments', 'Acme', '2019', '2021']]],
  ['an employer that sounds like a trade', 'Northwind Traders — Senior Analyst\n2019 - 2021\n• Built it.', [['Senior Analyst', 'Northwind Traders', '2019', '2021']]],
  ['labels in front of everything', 'Position: Developer\nCompany: Acme\nDuration: 2019 - 2021\n• Built it.', [['Developer', 'Acme', '2019', '2021']]],
  [
    'several positions at one employer',
    'Apple, Cupertino, CA\nSenior Engineer, Mar 2017 – Present\n• Built it.\nEngineer II, Jul 2013 – Feb 2017\n• Built it too.',
    [
      ['Senior Engineer', 'Apple', 'Mar 2017', 'Present'],
      ['Engineer II', 'Apple', 'Jul 2013', 'Feb 2017'],
    ],
  ],
  [
    'the whole time at an employer above the positions',
    'Acme Corp\t2013 – 2021\nSenior Engineer\t2017 – 2021\n• Built it.\nEngineer\t2013 – 2017\n• Built it too.',
    [
      ['Senior Engineer', 'Acme Corp', '2017', '2021'],
      ['Engineer', 'Acme Corp', '2013', '2017'],
    ],
  ],
  [
    'entries without anything told about them',
    'Best Buy, Columbus, OH - Sales Representative, 2016-2023\nKroger, Columbus, OH - Cashier, 2013-2016',
    [
      ['Sales Representative', 'Best Buy', '2016', '2023'],
      ['Cashier', 'Kroger', '2013', '2016'],
    ],
  ],
  [
    'bullets that are the entries',
    '• Senior Accountant, Volta Cocoa Ltd, 2018–present\n• Accountant, Gold Coast Logistics, 2013–2018',
    [
      ['Senior Accountant', 'Volta Cocoa Ltd', '2018', 'present'],
      ['Accountant', 'Gold Coast Logistics', '2013', '2018'],
    ],
  ],
  ['French', "Développeuse full-stack, Agence Pixel, Lyon\nDe mars 2021 à aujourd'hui\n• Création de 12 sites", [['Développeuse full-stack', 'Agence Pixel', 'mars 2021', "aujourd'hui"]]],
  ['Spanish', 'Desarrollador Java | Consultora Delta S.L.\nSeptiembre 2015 - Diciembre 2019\n• Desarrollo de APIs', [['Desarrollador Java', 'Consultora Delta S.L.', 'Septiembre 2015', 'Diciembre 2019']]],
  ['a freelancer inherits no employer', 'Acme Corp\nEngineer\t2019 - 2021\n• Built it.\nFreelance Developer\t2017 - 2019\n• Built more.', [['Engineer', 'Acme Corp', '2019', '2021'], ['Freelance Developer', null, '2017', '2019']]],
  ['a group of a functional résumé is no position', 'Customer Service\n• Answered 80 calls a day.', []],
];

const read = (text: string) => {
  const { rawText, lines } = writeResumeText(linesOfPlainText(text));
  return { rawText, entries: experienceIn(rawText, lines) };
};

for (const [layout, text, expected] of table) {
  test(`Positions are told apart: ${layout}`, (t) => {
    const { entries } = read(text);
    t.deepEqual(
      entries.map(({ title, company, start, end }) => [title?.value ?? null, company?.value ?? null, start?.value ?? null, end?.value ?? null]),
      expected as unknown as (string | null)[][],
    );
  });
}

test('What goes on is current, what has ended is not', (t) => {
  t.deepEqual(read('Acme Corp\nEngineer\tsince 2019\n• Built it.\n\nZenith Ltd\nEngineer\t2015 - 2018\n• Built it.').entries.map(({ current }) => current), [true, false]);
});

test('A highlight is a whole bullet, or a sentence of a paragraph; lists of tools are none', (t) => {
  const { entries } = read('Acme Corp\nEngineer\t2019 - 2021\n• Built a thing. It was good.\nTechnologies: Go, Rust\nKey achievements:\n• Won a prize.\n\nZenith Ltd\nEngineer\t2015 - 2018\nWrote the first version of it. Taught four colleagues how it works and why.');
  t.deepEqual(
    entries.map(({ highlights }) => highlights.map(({ value }) => value)),
    [
      ['Built a thing. It was good.', 'Won a prize.'],
      ['Wrote the first version of it.', 'Taught four colleagues how it works and why.'],
    ],
  );
});

test('The span of a position holds all of its lines', (t) => {
  const { entries } = read('Acme Corp\nEngineer\t2019 - 2021\n• Built it.\n• Sold it.');
  t.is(entries[0]?.span.quote, 'Acme Corp\nEngineer\t2019 - 2021\n• Built it.\n• Sold it.');
});
