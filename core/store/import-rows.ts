import { parseEmailAddress } from '../domain/email-address.ts';
import { isFreeMail } from '../domain/free-mail.ts';
import { leadIdentity } from '../domain/lead-identity.ts';

/** A row of a table of leads: text as it stands there, undefined where there is nothing. */
export interface ImportRow {
  /** Of the file, 1 being the first. */
  readonly line: number;
  readonly company: string | undefined;
  readonly person: string | undefined;
  readonly email: string | undefined;
  readonly role: string | undefined;
  readonly website: string | undefined;
  readonly location: string | undefined;
}

export interface ImportCounts {
  added: number;
  /** Rows that told something new of a lead that we had. */
  merged: number;
  /** Rows that told nothing new. */
  unchanged: number;
  /** Rows that could not be used. */
  refused: number;
  /** Rows whose address is none; the rest of the row was used. */
  invalidAddresses: number;
}

/** A row that can be stored. */
export interface PreparedRow {
  readonly company: string;
  readonly person: string | null;
  readonly email: string | null;
  readonly role: string | null;
  readonly website: string | null;
  readonly location: string | null;
  readonly identity: string;
}

const longestCell = 1_000;

/** Checks rows and fills in what they imply. */
export function prepareRows(batch: readonly ImportRow[], counts: ImportCounts, note: (line: number, problem: string) => void): readonly PreparedRow[] {
  const prepared: PreparedRow[] = [];
  for (const row of batch) {
    let email: string | null = null;
    let domain: string | undefined;
    if (row.email !== undefined) {
      const parsed = parseEmailAddress(row.email);
      if (parsed.problem === undefined) {
        email = parsed.address;
        domain = parsed.domain;
      } else {
        counts.invalidAddresses += 1;
        note(row.line, `"${row.email.slice(0, 80)}" is no mail address: ${parsed.problem}`);
      }
    }
    const company = row.company ?? companyFrom(row.website, domain);
    if (company === undefined || isTooLong(row)) {
      counts.refused += 1;
      note(row.line, company === undefined ? 'no company is named' : `a cell has more than ${longestCell} characters`);
      continue;
    }
    const { person = null, role = null, website = null, location = null } = row;
    prepared.push({ company, person, email, role, website, location, identity: leadIdentity({ company, person, email, role }) });
  }
  return prepared;
}

function isTooLong({ company, person, role, website, location }: ImportRow): boolean {
  return [company, person, role, website, location].some((cell) => cell !== undefined && cell.length > longestCell);
}

/** Where no company is named, its website or the domain of the address names it. */
function companyFrom(website: string | undefined, domain: string | undefined): string | undefined {
  const host = website === undefined ? domain : website.replace(/^[a-z]+:\/\//i, '').replace(/[/?#:].*$/, '');
  if (host === undefined || !host.includes('.') || isFreeMail(host)) return undefined;
  return host.replace(/^www\./i, '').toLowerCase();
}
