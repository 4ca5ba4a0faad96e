// What a venue gave, made safe to pass on: a venue may be a stranger's, and what it read was written by strangers.
import type { AddressProvenance, Candidate, Contact, SourceDocument } from '../../../core/index.ts';

/** Only the known fields, trimmed and cut to size; or why this is no candidate. */
export function tidyCandidate(value: unknown, sourceUri: string): Candidate | string {
  if (!isRecord(value)) return 'it is not an object';
  const documents = documentsOf(value['documents']);
  const company = line(value['company'], 200);
  const optional = {
    person: line(value['person'], 120),
    role: line(value['role'], 200),
    website: webAddress(value['website']),
    location: line(value['location'], 200),
    postedAt: moment(value['postedAt']),
  };
  const email = mailAddress(value['email']);
  return {
    company,
    ...filled(optional),
    ...(email === '' ? {} : { email, provenance: provenanceOf(value['provenance'], sourceUri) }),
    documents,
  };
}

/** The candidate with the best address that its documents state, when it has none yet. */
export function withStatedContact(candidate: Candidate, contactsIn: (text: string) => readonly Contact[]): Candidate {
  if (candidate.email !== undefined) return candidate;
  for (const document of candidate.documents) {
    const contact = contactsIn(document.text)[0];
    if (contact === undefined) continue;
    const person = candidate.person ?? contact.person?.value;
    return {
      ...candidate,
      email: contact.email.value,
      ...(person === undefined ? {} : { person }),
      provenance: { how: 'stated', uri: document.uri, quote: contact.quote },
    };
  }
  return candidate;
}

const mostDocuments = 20;
const mostTextLength = 200_000;

function documentsOf(value: unknown): readonly SourceDocument[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, mostDocuments).flatMap((entry: unknown) => {
    if (!isRecord(entry) || typeof entry['text'] !== 'string' || typeof entry['uri'] !== 'string' || entry['uri'] === '') return [];
    const kind = entry['kind'] === 'posting' ? ('posting' as const) : ('page' as const);
    const fetchedAt = typeof entry['fetchedAt'] === 'string' ? entry['fetchedAt'] : '';
    return [{ kind, uri: entry['uri'].slice(0, 2000), title: line(entry['title'], 300), text: entry['text'].slice(0, mostTextLength), fetchedAt }];
  });
}

function provenanceOf(value: unknown, sourceUri: string): AddressProvenance {
  if (!isRecord(value)) return { how: 'imported', uri: sourceUri };
  const how = value['how'] === 'stated' || value['how'] === 'guessed' ? value['how'] : 'imported';
  const uri = line(value['uri'], 2000);
  const quote = typeof value['quote'] === 'string' ? value['quote'].slice(0, 1000) : '';
  return { how, uri: uri === '' ? sourceUri : uri, ...filled({ quote }) };
}

/** One line without control characters. */
function line(value: unknown, longest: number): string {
  if (typeof value !== 'string') return '';
  return value
    .slice(0, longest * 4)
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .trim();
}

function webAddress(value: unknown): string {
  if (typeof value !== 'string' || value.length > 2000) return '';
  const address = URL.parse(value.trim());
  return address !== null && /^https?:$/.test(address.protocol) && address.username === '' ? address.href : '';
}

/** A plain address, RFC 5322 section 3.4.1 without quoted parts and comments, its domain in ASCII; anything else is left out. */
function mailAddress(value: unknown): string {
  if (typeof value !== 'string' || value.length > 320) return '';
  const [, local = '', domain = ''] = /^([^@\s]{1,64})@([^@\s/?#%:\\[\]]+)$/.exec(value.trim()) ?? [];
  const host = domain === '' ? '' : (URL.parse(`http://${domain}/`)?.hostname ?? '');
  const isPlain = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local) && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/.test(host);
  return isPlain && local.length + host.length < 254 ? `${local}@${host}` : '';
}

function moment(value: unknown): string {
  if (typeof value !== 'string') return '';
  const time = Date.parse(value);
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

function filled<Fields extends Readonly<Record<string, string>>>(fields: Fields): { readonly [Name in keyof Fields]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')) as { readonly [Name in keyof Fields]?: string };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
