import test from 'ava';
import { readHeadings } from '../../../core/discovery/csv-columns.ts';

const headings = [
  ['Company,Name,Email,Title,Website,Location', { company: 0, person: 1, email: 2, role: 3, website: 4, location: 5 }],
  ['First Name,Last Name,E-mail Address,Organisation', { firstName: 0, lastName: 1, email: 2, company: 3 }],
  ['"Organization Name","Email 1 - Value"', { company: 0, email: 1 }],
  ['Vorname,Nachname,E-Mail-Adresse,Firma,Funktion,Ort', { firstName: 0, lastName: 1, email: 2, company: 3, role: 4, location: 5 }],
  ['Société,Courriel,Poste,Prénom,Nom', { company: 0, email: 1, role: 2, firstName: 3, lastName: 4 }],
  ['company_name,work_email,job_title,full_name', { company: 0, email: 1, role: 2, person: 3 }],
  ['COMPANY , EMAIL ', { company: 0, email: 1 }],
  ['Name,Website', { company: 0, website: 1 }],
  ['Name,Email', { person: 0, email: 1 }],
] as const;

for (const [line, at] of headings) {
  test(`the headings ${line} are understood`, (t) => {
    t.deepEqual(readHeadings(line.split(',').map((cell) => cell.replaceAll('"', '')))?.at, at);
  });
}

test('of two columns with one meaning the first counts, and the other keeps its heading', (t) => {
  t.like(readHeadings(['Email', 'Work Email', 'Company', '', 'Funding']), {
    at: { email: 0, company: 2 },
    others: [
      { heading: 'Work Email', index: 1 },
      { heading: 'Funding', index: 4 },
    ],
  });
});

test('a row that names neither company nor person nor address is no row of headings', (t) => {
  t.is(readHeadings(['Acme', 'jane@acme.example', 'Berlin']), undefined);
});
