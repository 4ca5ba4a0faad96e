import { plainWords } from '../domain/company-key.ts';

export const csvFields = ['company', 'person', 'firstName', 'lastName', 'email', 'role', 'website', 'location', 'notes'] as const;
export type CsvField = (typeof csvFields)[number];

/** Where each field stands in a row, and what the other columns are called. */
export interface CsvColumns {
  readonly at: Readonly<Partial<Record<CsvField, number>>>;
  readonly others: readonly { readonly heading: string; readonly index: number }[];
  readonly headings: readonly string[];
}

/** How people and programs head their columns, written together in lower case: `E-mail Address` is `emailaddress`. */
const wordings: Readonly<Record<CsvField, readonly string[]>> = {
  company: split('company companyname companyorganization organisation organization organisationname organizationname org employer account accountname business businessname startup firm firma firmenname unternehmen entreprise societe empresa compania azienda bedrijf foretag'),
  person: split('person name fullname contact contactname contactperson leadname personname displayname ansprechpartner nomcomplet nombrecompleto'),
  firstName: split('firstname first givenname forename vorname prenom nombre fname voornaam'),
  lastName: split('lastname last surname familyname nachname nom apellido apellidos lname achternaam'),
  email: split('email emailaddress emails mail mailaddress emailid workemail businessemail companyemail contactemail primaryemail personalemail email1 email1value emailadresse mailadresse adressemail adresseemail courriel correo correoelectronico epost'),
  role: split('role title jobtitle position job jobrole designation occupation function funktion poste cargo puesto posicion stelle titel'),
  website: split('website websiteurl url web webpage homepage site domain companywebsite companyurl companydomain webseite internet siteweb sitioweb'),
  location: split('location city town place address country region state citystate ort stadt land ville lieu pays ciudad pais ubicacion'),
  notes: split('notes note comment comments description remarks bemerkung bemerkungen notizen remarques notas'),
};

function split(words: string): readonly string[] {
  return words.split(' ');
}

const fieldOf = new Map(csvFields.flatMap((field) => wordings[field].map((wording) => [wording, field] as const)));

/** Understands a row of headings; the first column of each meaning counts, others keep their heading. Undefined when no column names a company, a person or an address. */
export function readHeadings(row: readonly string[]): CsvColumns | undefined {
  const at: Partial<Record<CsvField, number>> = {};
  const others: { heading: string; index: number }[] = [];
  row.forEach((heading, index) => {
    const field = fieldOf.get(plainWords(heading).join(''));
    if (field !== undefined && at[field] === undefined) at[field] = index;
    else if (heading.trim() !== '') others.push({ heading: heading.trim(), index });
  });
  // A list of companies often heads them "Name".
  if (at.company === undefined && at.person !== undefined && at.email === undefined && at.firstName === undefined && at.role === undefined) {
    at.company = at.person;
    delete at.person;
  }
  const isUsable = at.company !== undefined || at.email !== undefined || at.person !== undefined;
  return isUsable ? { at, others, headings: row.map((heading) => heading.trim()) } : undefined;
}
