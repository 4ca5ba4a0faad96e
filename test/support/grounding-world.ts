// One sender, one company, and what is known of both: the world of the grounding tests.
import type { Claim, Draft, DraftProblem } from '../../core/domain/draft.ts';
import type { Lead } from '../../core/domain/lead.ts';
import type { Experience, Profile } from '../../core/domain/profile.ts';
import type { SourceDocument } from '../../core/domain/source-document.ts';
import type { Sourced } from '../../core/domain/span.ts';
import { checkGrounding } from '../../core/grounding/check-grounding.ts';
import { atOnce } from '../../core/in-turns.ts';
import { textTools } from '../../core/text/text-tools.ts';

export const resume = `Sam Rivera
Backend Engineer
Hamburg, Germany | sam@example.com | +49 40 5550 815 | github.com/samrivera

Summary
Backend engineer with eight years of Go and distributed systems.

Experience
Senior Backend Engineer, Globex GmbH
March 2020 – Present
- Led a team of 6 engineers building a payments platform in Go and PostgreSQL.
- Cut deployment time from 40 minutes to 8 minutes with Docker and GitHub Actions.
- Reduced cloud spend by 30% across 12 services on AWS.
- Handled 2 million requests a day at 99.95% uptime.

Software Engineer, Initech
2016 – 2020
- Built a reporting service in Python used by 140 customers.
- Migrated 40 dashboards to React and TypeScript.
- Doubled test coverage in two years.

Education
B.Sc. Computer Science, University of Hamburg, 2016

Projects
Tidewatch: open-source tide tables in Rust, 1,200 stars on GitHub.

Skills
Go (8 years), Python (4 years), Rust, PostgreSQL, Docker, AWS, React, TypeScript
Languages: German, English, Spanish
`;

export const posting: SourceDocument = {
  kind: 'posting',
  uri: 'https://acme.example/jobs/7',
  title: 'Senior Platform Engineer at Acme Robotics',
  fetchedAt: '2026-01-05T09:00:00.000Z',
  text: `Acme Robotics is hiring a Senior Platform Engineer in Berlin.
You will own our Kubernetes clusters and our Terraform code.
We run 40 Kubernetes clusters across 3 regions.
Requirements: 5+ years of Kubernetes, experience with Go, Terraform and Prometheus.
Our platform team of 9 engineers ships 200 times a week.
Knowledge of Haskell is a plus. The salary is €85,000 a year.
You will report to our Head of Platform.
`,
};

export const page: SourceDocument = {
  kind: 'page',
  uri: 'https://acme.example/about',
  title: 'About Acme Robotics',
  fetchedAt: '2026-01-05T09:00:00.000Z',
  text: `Acme Robotics builds robots that pick goods in warehouses.
In March 2024 we raised a $25M Series B led by Northwind Ventures.
We employ 120 people in Berlin and Porto.
Our fleet grew by 60% in 2023. The robots pick 3 million items a day.
Our CTO Maya Lindqvist joined from Umbrella. Customers include Contoso.
Last month we open-sourced Gripper, our motion planner, written in C++.
`,
};

export const lead: Lead = {
  id: 7,
  company: 'Acme Robotics',
  person: 'Maya Lindqvist',
  email: 'maya@acme.example',
  role: 'Senior Platform Engineer',
  website: 'https://acme.example',
  location: 'Berlin',
  venue: 'greenhouse',
  provenance: null,
  status: 'matched',
  score: 80,
  scoreReasons: [],
  version: 1,
};

export const answers = [
  { id: 'start', question: 'When could you start?', answer: 'I can start in 4 weeks.' },
  { id: 'helm', question: 'Have you used Helm?', answer: 'Yes, for internal tools.' },
  { id: 'ansible', question: 'Have you used Ansible?', answer: 'No, never.' },
];

export const sender = { name: 'Sam Rivera', email: 'sam@example.com' };
export const profileUri = 'resume:test';

function said(quote: string, from = 0): Sourced<string> {
  const start = resume.indexOf(quote, from);
  if (start === -1) throw new Error(`The résumé does not say "${quote}".`);
  return { value: quote, span: { start, end: start + quote.length, quote } };
}

function entry(company: string, title: string, start: string, end: string | null, first: string, last: string): Experience {
  const from = resume.indexOf(first);
  const to = resume.indexOf(last) + last.length;
  return {
    company: said(company),
    title: said(title),
    start: said(start, from),
    end: end === null ? null : said(end, from),
    current: end === null,
    highlights: [],
    span: { start: from, end: to, quote: resume.slice(from, to) },
  };
}

export const profile: Profile = {
  name: said('Sam Rivera'),
  headline: said('Backend Engineer'),
  email: said('sam@example.com'),
  phone: said('+49 40 5550 815'),
  location: said('Hamburg, Germany'),
  summary: null,
  skills: ['Go', 'Python', 'Rust', 'PostgreSQL', 'Docker', 'AWS', 'React', 'TypeScript'].map((skill) => said(skill)),
  experience: [
    entry('Globex GmbH', 'Senior Backend Engineer', 'March 2020', null, 'Senior Backend Engineer, Globex', '99.95% uptime.'),
    entry('Initech', 'Software Engineer', '2016', '2020', 'Software Engineer, Initech', 'two years.'),
  ],
  education: [{ school: said('University of Hamburg'), degree: said('B.Sc. Computer Science'), year: null, span: said('B.Sc. Computer Science, University of Hamburg, 2016').span }],
  projects: [{ name: said('Tidewatch'), highlights: [], span: said('Tidewatch: open-source tide tables in Rust, 1,200 stars on GitHub.').span }],
  links: [said('github.com/samrivera')],
  rawText: resume,
};

export function draftOf(body: string, more: Partial<Draft> = {}): Draft {
  return { reader: 'engineering', subjectA: 'Your platform team', subjectB: 'A question about your platform', body, followUps: [], claims: [], questions: [], ...more };
}

/** Problems of a body in this world. */
export function problemsOf(body: string, more: Partial<Draft> = {}): readonly DraftProblem[] {
  return atOnce(checkGrounding({ draft: draftOf(body, more), lead, profile, profileUri, documents: [posting, page], answers, sender, text: textTools }));
}

export function claim(text: string, quote: string, source: 'resume' | 'posting' | 'page' = 'resume'): Claim {
  const uri = source === 'resume' ? profileUri : source === 'posting' ? posting.uri : page.uri;
  return { text, source: { kind: source, uri, quote } };
}
