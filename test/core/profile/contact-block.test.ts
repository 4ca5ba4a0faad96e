import test from 'ava';
import { readContact } from '../../../core/profile/contact-block.ts';
import { findName } from '../../../core/profile/find-name.ts';
import { linesOfPlainText } from '../../../core/profile/read-plain-text.ts';
import { plainLine, type ResumeLine } from '../../../core/profile/resume-line.ts';
import { writeResumeText } from '../../../core/profile/resume-text.ts';

function contactIn(lines: readonly ResumeLine[]) {
  const resume = writeResumeText(lines);
  return readContact(resume, { top: resume.lines, contact: [], projects: [], name: findName(resume), endsAt: Number.POSITIVE_INFINITY });
}

const headers: readonly (readonly [text: string, expected: Readonly<Record<string, string | null>>])[] = [
  ['Jane Doe\nEngineer\nBerlin, Germany | jane@mail.example | +49 30 5550 142', { headline: 'Engineer', location: 'Berlin, Germany', email: 'jane@mail.example', phone: '+49 30 5550 142' }],
  ['Jane Doe\n555 La Verne Way, La Verne, CA\n(909) 555-5555', { headline: null, location: 'La Verne, CA', phone: '(909) 555-5555' }],
  ['Jane Doe\n214.555.0188 • Dallas, Texas 75201', { location: 'Dallas, Texas 75201', phone: '214.555.0188' }],
  ['Jane Doe\nDepartment of Chemistry, University of Leeds, Leeds LS2 9JT, UK', { headline: null, location: 'Leeds LS2 9JT, UK' }],
  ['Jane Doe\nORCID: 0000-0002-1825-0097\n2019 - 2021', { phone: null, headline: null }],
  ['Jane Doe\nAddress: 04103 Leipzig', { location: '04103 Leipzig' }],
  ['Jane Doe\nEngineer who is based in Lyon, France', { location: 'Lyon, France' }],
];

for (const [text, expected] of headers) {
  test(`Under a name: ${JSON.stringify(text.slice(9, 60))}`, (t) => {
    const contact = contactIn(linesOfPlainText(text));
    for (const [field, value] of Object.entries(expected)) t.is(contact[field as 'email' | 'phone' | 'location' | 'headline']?.value ?? null, value, field);
  });
}

test('Links are those of the person: what stands at the top, behind its words, and profiles elsewhere', (t) => {
  const lines = [
    plainLine('Jane Doe'),
    plainLine('jane.example | linkedin.com/in/jane | My page', { links: [{ start: 38, end: 45, url: 'https://other.example' }] }),
    plainLine('Built with Node.js and ASP.NET'),
  ];
  t.deepEqual(contactIn(lines).links.map(({ value }) => value), ['jane.example', 'linkedin.com/in/jane', 'https://other.example']);
});

test('An address behind words is an address, with the words as its place', (t) => {
  const { email } = contactIn([plainLine('Jane Doe'), plainLine('Write to me', { links: [{ start: 0, end: 11, url: 'mailto:jane@mail.example?subject=hi' }] })]);
  t.deepEqual([email?.value, email?.span.quote], ['jane@mail.example', 'Write to me']);
});
