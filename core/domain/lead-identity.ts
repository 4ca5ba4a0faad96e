import { companyKey, plainWords } from './company-key.ts';

export interface Identifiable {
  readonly company: string;
  readonly person?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly role?: string | null | undefined;
}

const honorifics = new Set(['dr', 'prof', 'professor', 'mr', 'mrs', 'ms', 'miss', 'mx', 'sir', 'herr', 'frau', 'mme', 'dipl', 'ing', 'phd', 'mba', 'jr', 'sr']);

/**
 * What makes two leads without a common address the same: company and person; where no person is known, company and role; where there is only an address, that.
 * Starts with the company's key, so that the leads of one company stand together.
 */
export function leadIdentity(lead: Identifiable): string {
  const company = companyKey(lead.company) || lead.company.trim().toLowerCase();
  const person = personKey(lead.person ?? '');
  if (person !== '') return `${company}|p:${person}`;
  if (lead.email != null) return `${company}|e:${lead.email.toLowerCase()}`;
  return `${company}|r:${plainWords(lead.role ?? '').join(' ')}`;
}

/** One key for a person's name in its variants: `Doe, Jane`, `Dr. Jane Doe` and `jane doe`. Empty when there is no name. */
export function personKey(person: string): string {
  if (person === '') return '';
  const comma = person.indexOf(',');
  const turned = comma > 0 ? `${person.slice(comma + 1)} ${person.slice(0, comma)}` : person;
  const words = plainWords(turned);
  const bare = words.filter((word) => !honorifics.has(word));
  return (bare.length > 0 ? bare : words).join(' ');
}

/** The part of an identity that all leads of this company share. */
export function companyPrefix(company: string): string {
  return `${companyKey(company) || company.trim().toLowerCase()}|`;
}

/** Where the identities of one company stand among all, given one of them. */
export function companyRange(identity: string): { readonly from: string; readonly to: string } {
  const key = identity.slice(0, identity.indexOf('|'));
  return { from: `${key}|`, to: `${key}}` };
}
