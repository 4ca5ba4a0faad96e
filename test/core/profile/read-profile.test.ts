import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Profile } from '../../../core/domain/profile.ts';
import { goodEnough } from '../../../core/profile/quality.ts';
import { readDocument } from '../../../core/profile/read-document.ts';
import { readProfile, readProfileText } from '../../../core/profile/read-profile.ts';
import { defaultResumeLimits } from '../../../core/profile/resume-limits.ts';
import { errorOf } from '../../support/error-of.ts';
import { assertSpans } from '../../support/profile-spans.ts';
import { datesInMargin, rightAlignedDates, sideColumn, wordInTable, wordWithStyles } from '../../support/resumes/made-resumes.ts';
import { onSharedData } from '../../support/shared-data.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** What a person reads in a résumé; `highlights` counts them per position, `says` stands word for word in one of them. */
interface Expected {
  readonly name: string;
  readonly headline: string | null;
  readonly email: string;
  readonly phone: string | null;
  readonly location: string;
  readonly summaryBegins: string | null;
  /** Title, company, start, end; end `→` for a position that goes on. */
  readonly experience: readonly (readonly [title: string, company: string, start: string, end: string, highlights: number])[];
  readonly says: string;
  readonly education: readonly (readonly [degree: string, school: string, year: string])[];
  readonly projects: readonly string[];
  readonly skills: readonly string[];
  readonly notSkills?: readonly string[];
  readonly links: readonly string[];
}

const folder = 'test/support/resumes';
const written = (name: string) => (): Promise<Buffer> => Promise.resolve(readFileSync(join(folder, name)));

const table: readonly { readonly layout: string; readonly file: string; readonly make: () => Promise<Buffer>; readonly expected: Expected }[] = [
  {
    layout: 'Markdown with "Title at Company" and the dates below',
    file: 'cv.md',
    make: written('title-at-company.md'),
    expected: {
      name: 'Ilse Varga',
      headline: null,
      email: 'ilse.varga@post.example',
      phone: null,
      location: 'Graz, Austria',
      summaryBegins: 'I like systems whose failures are boring',
      experience: [
        ['Senior backend engineer', 'Kestrel Payments', '03.2020', '→', 4],
        ['Software developer', 'Moorland Analytics', '08.2016', '02.2020', 3],
        ['System administrator', 'Hollerbusch Druck', '09.2014', '07.2016', 2],
      ],
      says: 'Rewrote the settlement job in Go; it runs in 12 minutes where it took 3 hours;',
      education: [['BSc in Computer Science', 'Graz University of Technology', '2014']],
      projects: ['Drossel', 'Zettelkasten'],
      skills: ['Go', 'Python', 'SQL', 'PostgreSQL', 'Kubernetes', 'Terraform', 'Kafka'],
      notSkills: ['Hungarian', 'German', 'Remote job'],
      links: ['https://github.com/ilse-varga', 'https://github.com/ilse-varga/drossel'],
    },
  },
  {
    layout: 'Markdown with an employer above several positions',
    file: 'cv.md',
    make: written('company-then-roles.md'),
    expected: {
      name: 'Tomasz Okafor',
      headline: 'Product Designer',
      email: 'tomasz.okafor@mail.example',
      phone: '+48 22 555 01 23',
      location: 'Warsaw, Poland',
      summaryBegins: 'Product designer with nine years in health',
      experience: [
        ['Lead Product Designer', 'Lumen Health', 'Jan 2021', '→', 3],
        ['Product Designer', 'Lumen Health', 'Jun 2018', 'Dec 2020', 2],
        ['UX Designer', 'Freelance', 'Mar 2015', 'May 2018', 2],
      ],
      says: 'Ran 70 usability tests with patients over 60 and published the findings for the whole company.',
      education: [['MA in Graphic Design', 'Academy of Fine Arts in Warsaw', '2015']],
      projects: [],
      skills: ['Figma', 'Sketch', 'Design systems', 'User research', 'Usability testing', 'HTML', 'CSS', 'React'],
      links: ['https://okafor-design.example'],
    },
  },
  {
    layout: 'plain text with years at the left, dashes up to the place, and everything in small letters',
    file: 'cv.txt',
    make: written('dashes-to-place.txt'),
    expected: {
      name: 'Marguerite Delacroix-Ito',
      headline: null,
      email: 'm.delacroix@post.example',
      phone: '(503) 555-0142',
      location: 'portland OR 97205',
      summaryBegins: 'marketing lead with eleven years in consumer goods. builds small teams, writes the copy',
      experience: [
        ['Marketing Director', 'Fernhill Teas', '2021', '→', 2],
        ['Senior Marketing Manager', 'Copper & Oak, Inc.', '2017', '2021', 2],
        ['Copywriter', 'Blue Heron Agency', '2013', '2017', 2],
        ['Volunteer', 'Oregon Food Bank', '2019', '→', 1],
      ],
      says: 'brought customer retention from 31 to 52 percent with a reading club.',
      education: [['BA English Literature', 'University of Oregon', '2013']],
      projects: [],
      skills: ['SEO', 'Email marketing', 'Google Analytics', 'HubSpot', 'Copywriting', 'Brand management', 'Canva'],
      links: ['linkedin.com/in/mdelacroixito'],
    },
  },
  {
    layout: 'the text that LinkedIn exports',
    file: 'cv.txt',
    make: written('linkedin-paste.txt'),
    expected: {
      name: 'Priya Raman',
      headline: 'Principal Data Scientist at Northlight Energy',
      email: 'priya.raman@inbox.example',
      phone: '+44 7700 900123',
      location: 'Bristol, England, United Kingdom',
      summaryBegins: 'I forecast what the wind will do',
      experience: [
        ['Principal Data Scientist', 'Northlight Energy', 'January 2022', '→', 2],
        ['Data Scientist', 'Northlight Energy', 'September 2019', 'December 2021', 1],
        ['Statistician', 'Office for Rivers', 'June 2015', 'August 2019', 2],
        ['Graduate Analyst', 'Tide & Timber Ltd', 'September 2013', 'May 2015', 1],
      ],
      says: 'Cut the mean error of the day-ahead forecast by 19% with gradient boosting on weather ensembles.',
      education: [
        ['MSc, Statistics', 'University of Exeter', '2013'],
        ['BSc, Mathematics', 'University of Madras', '2012'],
      ],
      projects: [],
      skills: ['Machine learning', 'Python', 'Statistics', 'SQL', 'Excel'],
      notSkills: ['English', 'Tamil'],
      links: ['www.linkedin.com/in/priyaraman-example'],
    },
  },
  {
    layout: 'plain text wrapped at 80 columns, headings in capitals, dates at the right',
    file: 'cv.txt',
    make: written('wrapped-in-capitals.txt'),
    expected: {
      name: 'Dr. Henrik Alderton',
      headline: null,
      email: 'h.alderton@science.example',
      phone: '+353 91 555 017',
      location: 'Galway, Ireland',
      summaryBegins: 'Computational biologist who turns sequencing data into decisions that a clinic can act on.',
      experience: [
        ['Head of Bioinformatics', 'Corrib Genomics', 'March 2019', '→', 3],
        ['Postdoctoral Researcher', 'Trinity College Dublin', 'Sept. 2014', 'Feb. 2019', 2],
        ['Research Assistant', 'Max Planck Institute for Plant Breeding Research', 'Oct. 2010', 'Aug. 2014', 1],
      ],
      says: 'Reduced the time from sample to report from eleven days to four by moving the alignment to AWS Batch and rewriting the variant caller in Rust.',
      education: [
        ['Ph.D. in Computational Biology', 'University of Cologne', '2014'],
        ['M.Sc. in Molecular Biology', 'University of Copenhagen', '2010'],
      ],
      projects: [],
      skills: ['Python', 'R', 'Rust', 'C++', 'Bayesian statistics', 'Machine learning', 'AWS', 'Nextflow'],
      notSkills: ['Languages', 'Methods'],
      links: ['alderton.example'],
    },
  },
  {
    layout: 'a German Lebenslauf with labels and dates above the positions',
    file: 'lebenslauf.txt',
    make: written('lebenslauf.txt'),
    expected: {
      name: 'Jonas Wiesenthal',
      headline: null,
      email: 'jonas.wiesenthal@post.example',
      phone: '+49 341 5550142',
      location: '04103 Leipzig',
      summaryBegins: null,
      experience: [
        ['Softwareentwickler', 'Elbtal Logistik GmbH', '03/2019', '→', 3],
        ['Webentwickler', 'Agentur Nordlicht', '08/2014', '02/2019', 2],
        ['Trainer', 'SV Pleiße 1923', '2017', '→', 2],
      ],
      says: 'Entwicklung der Tourenplanung in Java und Spring Boot für 340 Fahrzeuge',
      education: [
        ['Bachelor of Science Informatik', 'Universität Leipzig', '2014'],
        ['Abitur', 'Gymnasium am Palmengarten', '2009'],
      ],
      projects: [],
      skills: ['Java', 'JavaScript', 'PHP', 'SQL', 'Docker', 'Scrum'],
      links: [],
    },
  },
  {
    layout: 'text pasted from a PDF: no empty lines, wrapped bullets without indent',
    file: 'cv.txt',
    make: written('pasted-from-pdf.txt'),
    expected: {
      name: 'Aiko Brandt',
      headline: 'Full-Stack Engineer',
      email: 'aiko.brandt@mail.example',
      phone: '206-555-0133',
      location: 'Seattle, WA',
      summaryBegins: 'Full-stack engineer with six years of experience in logistics and retail.',
      experience: [
        ['Senior Software Engineer', 'Harborline Freight', 'Dec 2021', '→', 3],
        ['Software Engineer', 'Pinecone Outfitters', 'Oct 2018', 'Dec 2021', 2],
        ['Software Engineering Intern', 'Pinecone Outfitters', 'Jun 2018', 'Sep 2018', 1],
      ],
      says: 'Migrated a twelve-year-old scheduling application to React without stopping the work of 400 dispatchers for a single day.',
      education: [['BS - Computer Science', 'University of Washington', '2018']],
      projects: ['Ferrywatch'],
      skills: ['React', 'TypeScript', 'Node.js', 'GraphQL', 'AWS', 'AWS Lambda', 'DynamoDB', 'PostgreSQL', 'Redis'],
      links: ['github.com/aikobrandt', 'github.com/aikobrandt/ferrywatch'],
    },
  },
  {
    layout: 'Markdown of a student, with front matter, projects first and little paid work',
    file: 'cv.md',
    make: written('labelled-student.md'),
    expected: {
      name: 'Noor El-Amin',
      headline: null,
      email: 'noor.elamin@college.example',
      phone: '+1 (312) 555-0188',
      location: 'Chicago, IL',
      summaryBegins: 'Computer science student in my last year',
      experience: [
        ['Teaching Assistant', 'University of Illinois Chicago', 'Aug 2024', '→', 2],
        ['Barista', 'Lakeside Coffee', 'Jun 2022', 'Aug 2023', 1],
        ['Treasurer', 'Robotics Club', '2023', '→', 1],
      ],
      says: 'Wrote an automatic grader in Python which gives feedback within a minute.',
      education: [['B.S. in Computer Science', 'University of Illinois Chicago', '2026']],
      projects: ['Greenhouse Watch', 'Bus Buddy', 'Tiny Kernel'],
      skills: ['Python', 'C', 'Java', 'Kotlin', 'React', 'Linux', 'Git', 'MQTT', 'Arduino'],
      links: ['https://github.com/noor-elamin'],
    },
  },
  {
    layout: 'JSON Resume',
    file: 'resume.json',
    make: written('resume.json'),
    expected: {
      name: 'Saskia Thorne',
      headline: 'Security Engineer',
      email: 'saskia.thorne@mail.example',
      phone: '+31 20 555 0191',
      location: 'Utrecht, NL',
      summaryBegins: 'I look for the ways in which systems',
      experience: [
        ['Senior Security Engineer', 'Polder Bank', '2020-05', '→', 4],
        ['Penetration Tester', 'Kade Consultancy', '2015-09', '2020-04', 2],
        ['Mentor', 'Code Club Utrecht', '2018-01', '2022-12', 1],
      ],
      says: 'Tested 64 web applications and mobile applications for hospitals, shops and towns.',
      education: [['Master, Computing Science', 'Utrecht University', '2015']],
      projects: ['Doorstop'],
      skills: ['Penetration testing', 'Cryptography', 'Python', 'Go', 'Bash'],
      notSkills: ['Languages'],
      links: ['https://thorne.example', 'https://github.com/saskiathorne'],
    },
  },
  {
    layout: 'a PDF of one column, dates at the right margin, a position that goes on over the page',
    file: 'cv.pdf',
    make: rightAlignedDates,
    expected: {
      name: 'Beatrix Lindqvist',
      headline: 'Group Financial Controller',
      email: 'beatrix.lindqvist@post.example',
      phone: '+46 40 555 01 77',
      location: 'Malmö, Sweden',
      summaryBegins: 'Controller with thirteen years in shipping and food.',
      experience: [
        ['Group Financial Controller', 'Öresund Shipping AB', 'Jan 2019', '→', 3],
        ['Finance Manager', 'Nordmark Bakeries', 'Mar 2014', 'Dec 2018', 2],
        ['Audit Associate', 'Holm & Partners', 'Aug 2011', 'Feb 2014', 1],
      ],
      says: 'Shortened the monthly close of eleven companies from nine working days to four by moving all of them to one chart of accounts.',
      education: [['MSc in Accounting and Finance', 'Lund University', '2011']],
      projects: [],
      skills: ['IFRS', 'Auditing', 'Budgeting', 'SAP', 'Excel', 'Power BI', 'SQL'],
      notSkills: ['Page 2 of 2', 'Tools'],
      links: ['linkedin.com/in/blindqvist'],
    },
  },
  {
    layout: 'a PDF with a side column on both pages and the address behind the word LinkedIn',
    file: 'cv.pdf',
    make: sideColumn,
    expected: {
      name: 'Casimir Obi',
      headline: 'Senior Product Manager',
      email: 'casimir.obi@mail.example',
      phone: '+49 30 5550 1422',
      location: 'Berlin, Germany',
      summaryBegins: 'Product manager for ten years, first in banking',
      experience: [
        ['Senior Product Manager', 'Wanderweg Travel', 'May 2019', '→', 2],
        ['Product Manager', 'Kontist Direct Bank', 'Feb 2015', 'Apr 2019', 2],
        ['Business Analyst', 'Zenith Bank', 'Sep 2011', 'Aug 2012', 1],
      ],
      says: 'Cut the time to open an account from nine minutes to three and doubled the share of people who finish it.',
      education: [
        ['MBA', 'ESMT Berlin', '2014'],
        ['BSc Economics', 'University of Lagos', '2011'],
      ],
      projects: ['Stille Orte'],
      skills: ['Product strategy', 'User research', 'SQL', 'Figma', 'Jira', 'A/B testing', 'Scrum'],
      notSkills: ['Igbo (native)', 'Berlin, Germany'],
      links: ['https://www.linkedin.com/in/casimir-obi'],
    },
  },
  {
    layout: 'a PDF with dates in the left margin, as moderncv sets them',
    file: 'cv.pdf',
    make: datesInMargin,
    expected: {
      name: 'Ottilie Bergström-Hale',
      headline: 'Physics teacher and textbook author',
      email: 'o.hale@school.example',
      phone: '+44 29 5550 1188',
      location: 'Cardiff CF10 5AL',
      summaryBegins: null,
      experience: [
        ['Head of Physics', 'Bryn Glas Comprehensive School', '2016', '→', 2],
        ['Physics Teacher', 'St Tydfil College', '2009', '2016', 2],
        ['Research Assistant', 'Institute for Materials', '2006', '2009', 1],
      ],
      says: 'Wrote the scheme of work that six neighbouring schools use now, with 48 experiments that need no expensive equipment at all.',
      education: [
        ['PGCE', 'Cardiff Metropolitan University', '2009'],
        ['MPhys Physics', 'Swansea University', '2006'],
      ],
      projects: [],
      skills: ['Curriculum development', 'Lesson planning', 'Public speaking', 'Python', 'LaTeX', 'Excel'],
      notSkills: ['Computing', 'Teaching'],
      links: [],
    },
  },
  {
    layout: 'a DOCX with heading styles, tab stops, and the address in the page header',
    file: 'cv.docx',
    make: () => Promise.resolve(wordWithStyles()),
    expected: {
      name: 'Delphine Achebe',
      headline: 'Account Executive',
      email: 'delphine.achebe@poste.example',
      phone: '+33 1 55 55 01 42',
      location: 'Lyon, France',
      summaryBegins: 'Sells software to factories',
      experience: [
        ['Senior Account Executive', 'Atelier Numérique SAS', 'April 2020', '→', 3],
        ['Account Manager', 'Voltaire Énergie', 'July 2015', 'March 2020', 2],
        ['Sales Intern', 'Maison Perrin', 'Summer 2014', 'Summer 2014', 1],
        ['Tutor', 'Entraide Scolaire', '2017', '2019', 1],
      ],
      says: 'Closed 4.1 million euros of new business in 2023, 140% of the target.',
      education: [['Master in Management', 'EM Lyon Business School', '2015']],
      projects: [],
      skills: ['Negotiation', 'Salesforce', 'HubSpot', 'Lead generation', 'Account management', 'Excel'],
      links: ['https://achebe.example'],
    },
  },
  {
    layout: 'a DOCX laid out with a table of two cells',
    file: 'cv.docx',
    make: () => Promise.resolve(wordInTable()),
    expected: {
      name: 'Yusuf Marchetti',
      headline: 'DevOps Engineer',
      email: 'yusuf.marchetti@posta.example',
      phone: '+39 051 555 0133',
      location: 'Bologna, Italy',
      summaryBegins: null,
      experience: [
        ['DevOps Engineer', 'Bottega Digitale', '2018', '→', 2],
        ['Systems Administrator', 'Comune di Ferrara', '2013', '2018', 2],
      ],
      says: 'Moved 30 applications of a ceramics group to Kubernetes and halved what they cost to run.',
      education: [['Laurea in Informatica', 'Università di Bologna', '2013']],
      projects: ['Campanile'],
      skills: ['Kubernetes', 'Terraform', 'AWS', 'Go', 'Prometheus'],
      links: [],
    },
  },
];

for (const { layout, file, make, expected } of table) {
  test(`Read as a person reads it: ${layout}`, async (t) => {
    const profile = await readDocument(new Uint8Array(await make()), file, defaultResumeLimits);
    assertProfile(t, goodEnough(profile), expected);
  });
}

test('A pasted text gives the same profile as the file it was pasted from', async (t) => {
  const text = readFileSync(join(folder, 'wrapped-in-capitals.txt'), 'utf8');
  const path = join(temporaryFolder(t), 'cv.txt');
  writeFileSync(path, text);
  t.deepEqual(readProfileText(text), await readProfile(path, { seconds: 60 }));
});

test('A pasted text may be Markdown or JSON Resume', (t) => {
  t.is(readProfileText(readFileSync(join(folder, 'company-then-roles.md'), 'utf8')).experience[1]?.company?.value, 'Lumen Health');
  t.is(readProfileText(readFileSync(join(folder, 'resume.json'), 'utf8')).experience[1]?.company?.value, 'Kade Consultancy');
});

test('A résumé without its work is refused, with what is missing', async (t) => {
  const text = readFileSync(join(folder, 'wrapped-in-capitals.txt'), 'utf8');
  const error = await errorOf(() => readProfileText(text.replace(/PROFESSIONAL EXPERIENCE[^]*?(?=EDUCATION)/, '')));
  t.is(error.code, 'resume_too_thin');
  t.regex(error.message, /no experience/);
  t.regex(error.help, /paste the text/);
});

test('A file that is not there, a folder and an empty file each say so', async (t) => {
  const folderOfTest = temporaryFolder(t);
  t.is((await errorOf(() => readProfile(join(folderOfTest, 'nothing.pdf')))).code, 'resume_missing');
  t.is((await errorOf(() => readProfile(folderOfTest))).code, 'resume_not_a_file');
  writeFileSync(join(folderOfTest, 'empty.pdf'), '');
  t.is((await errorOf(() => readProfile(join(folderOfTest, 'empty.pdf')))).code, 'resume_empty');
  writeFileSync(join(folderOfTest, 'blank.txt'), ' \n \n');
  t.is((await errorOf(() => readProfile(join(folderOfTest, 'blank.txt')))).code, 'resume_empty');
});

test('A file over the limit is refused before it is read', async (t) => {
  const path = join(temporaryFolder(t), 'cv.pdf');
  writeFileSync(path, Buffer.alloc(2_000));
  t.is((await errorOf(() => readProfile(path, { bytes: 1_000 }))).code, 'resume_too_large');
});

onSharedData('resumes/one-column-engineer.pdf', 'The one-column engineer is read whole', async (t, path) => {
  const profile = await readProfile(path, { seconds: 60 });
  assertProfile(t, profile, {
    name: 'John Doe',
    headline: 'Software engineer obsessed with building exceptional products that people love',
    email: 'hello@openresume.com',
    phone: '123-456-7890',
    location: 'NYC, NY',
    summaryBegins: 'Software engineer obsessed',
    experience: [
      ['Software Engineer', 'ABC Company', 'May 2023', '→', 3],
      ['Software Engineer Intern', 'DEF Organization', 'Summer 2022', 'Summer 2022', 3],
      ['Research Assistant', 'XYZ University', 'Summer 2021', 'Summer 2021', 2],
    ],
    says: 'Lead a cross-functional team of 5 engineers in developing a search bar, which enables thousands of daily active users to search content across the entire platform',
    education: [['Bachelor of Science in Computer Science', 'XYZ University', '2023']],
    projects: ['OpenResume'],
    skills: ['HTML', 'TypeScript', 'CSS', 'React', 'Python', 'C++', 'GraphQL', 'Node.js', 'SQL', 'PostgreSQL', 'NoSQL', 'Redis', 'REST', 'Git', 'Agile', 'Learning Mindset'],
    notSkills: ['Spring'],
    links: ['linkedin.com/in/john-doe'],
  });
});

onSharedData('resumes/student-one-page.pdf', 'The student passes: volunteering with dates is experience, and the page has 200 words', async (t, path) => {
  const profile = await readProfile(path, { seconds: 60 });
  assertProfile(t, profile, {
    name: 'Leo Leopard',
    headline: null,
    email: 'lleopard@laverne.edu',
    phone: '(909) 555-5555',
    location: 'La Verne, CA',
    summaryBegins: 'To obtain an on-campus position serving my fellow students which utilizes my strong communication skills.',
    experience: [
      ['Volunteer', 'LionLike MindState', 'June 2012', '→', 1],
      ['Volunteer Swim Coach', 'YMCA', 'Summer 2013', '2014', 2],
      ['Member', 'Enactus, University of La Verne', 'August 2013', '→', 3],
    ],
    says: 'Co-designed 17 minute audio-visual presentation accurately and creatively describing project for use in regional and national competition',
    education: [['Bachelor of Arts, Business Administration', 'University of La Verne', '2016']],
    projects: [],
    skills: ['Windows', 'macOS', 'Microsoft Word', 'PowerPoint', 'Excel'],
    links: [],
  });
});

onSharedData('resumes/two-column-altacv.pdf', 'The two columns of AltaCV are read one after the other, over both pages', async (t, path) => {
  const profile = await readProfile(path, { seconds: 60 });
  assertProfile(t, profile, {
    name: 'Your Name Here',
    headline: 'Your Position or Tagline Here',
    email: 'your_name@email.com',
    phone: '000-00-0000',
    location: 'Location, COUNTRY',
    summaryBegins: null,
    experience: [
      ['Job Title 1', 'Company 1', 'Month 20XX', '→', 2],
      ['Job Title 2', 'Company 2', 'Month 20XX', '→', 2],
    ],
    says: 'Job description 1',
    education: [
      ['Ph.D. in Your Discipline', 'Your University', '2006'],
      ['M.Sc. in Your Discipline', 'Your University', '2002'],
      ['B.Sc. in Your Discipline', 'Stanford University', '2001'],
    ],
    projects: ['Project 1', 'Project 2'],
    skills: ['C++', 'Embedded systems', 'Hard-working'],
    notSkills: ['English', 'Fantastic Achievement'],
    links: ['www.homepage.com', 'https://linkedin.com/in/your_id', 'https://github.com/your_id'],
  });
});

function assertProfile(t: ExecutionContext, profile: Profile, expected: Expected): void {
  assertSpans(t, profile);
  t.is(profile.name?.value, expected.name);
  t.is(profile.headline?.value ?? null, expected.headline);
  t.is(profile.email?.value, expected.email);
  t.is(profile.phone?.value ?? null, expected.phone);
  t.is(profile.location?.value, expected.location);
  t.is(profile.summary?.value.slice(0, expected.summaryBegins?.length) ?? null, expected.summaryBegins);
  t.deepEqual(
    sortedByText(profile.experience.map(({ title, company, start, end, current, highlights }) => [title?.value, company?.value, start?.value, current ? '→' : end?.value, highlights.length])),
    sortedByText(expected.experience),
  );
  t.true(profile.experience.some(({ highlights }) => highlights.some(({ value }) => value === expected.says)), expected.says);
  t.deepEqual(
    profile.education.map(({ degree, school, year }) => [degree?.value, school?.value, year?.value]),
    expected.education as unknown as string[][],
  );
  t.deepEqual(profile.projects.map(({ name }) => name.value), expected.projects);
  const skills = profile.skills.map(({ value }) => value);
  t.deepEqual(expected.skills.filter((skill) => !skills.includes(skill)), [], 'skills not found');
  t.deepEqual((expected.notSkills ?? []).filter((skill) => skills.includes(skill)), [], 'found as skills, but none');
  const links = profile.links.map(({ value }) => value);
  t.deepEqual(expected.links.filter((link) => !links.includes(link)), [], 'links not found');
}

function sortedByText<Row>(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
}
