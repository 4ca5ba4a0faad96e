// From a schema.org JobPosting to a candidate.
import type { Candidate, VenueRun, WebPage } from '../../../core/index.ts';
import { isNode, type Node, textOf } from './structured-data.ts';

export interface PostingPlace {
  readonly page: Pick<WebPage, 'url' | 'title' | 'text'>;
  /** Whether the page is about this posting alone: then its whole text belongs to it. */
  readonly alone: boolean;
  readonly index: number;
}

/** Null, and a note, when the posting has closed. */
export function postingCandidate(posting: Node, { page, alone, index }: PostingPlace, run: VenueRun): Candidate | null {
  const role = textOf(posting['title']) || textOf(posting['name']);
  const uri = alone ? page.url : addressOf(posting, page.url, index);
  const closes = closingTime(posting['validThrough']);
  if (closes < Date.parse(run.now())) {
    run.skip(uri, `the posting "${role}" closed on ${textOf(posting['validThrough'])}`);
    return null;
  }
  const organisation = [posting['hiringOrganization']].flat().find((entry) => isNode(entry) || typeof entry === 'string');
  const firm = isNode(organisation) ? organisation : { name: organisation };
  const description = descriptionOf(posting['description'], run);
  const contact = contactOf(posting, firm);
  const text = withContact(alone && page.text.length >= description.length ? page.text : description, contact);
  return {
    company: run.text.fromHtml(textOf(firm['name'])),
    ...filled({
      role: run.text.fromHtml(role),
      website: websiteOf(firm, page.url),
      location: locationOf(posting),
      postedAt: textOf(posting['datePosted']),
      person: contact.person,
    }),
    ...(contact.email === '' ? {} : { email: contact.email, provenance: { how: 'stated' as const, uri, quote: contact.email } }),
    documents: text === '' ? [] : [{ kind: 'posting', uri, title: alone && page.title !== '' ? page.title : role, text, fetchedAt: run.now() }],
  };
}

/** What the page says of the contact to machines only is said at the end of the text, so that it can be quoted. */
function withContact(text: string, { email, person }: Contact): string {
  if (email === '' || text.includes(email)) return text;
  return `${text}\n\n${[person, email].filter((part) => part !== '').join(', ')}`.trim();
}

/** The address of its own that the posting names on this site; else the page and its place on it. */
function addressOf(posting: Node, page: string, index: number): string {
  const named = URL.parse(textOf(posting['url']), page);
  return textOf(posting['url']) !== '' && named !== null && named.origin === new URL(page).origin ? named.href : `${page}#posting-${index + 1}`;
}

/** A day without a time lasts to its end. Milliseconds since 1970; no date closes nothing. */
function closingTime(value: unknown): number {
  const stated = textOf(value);
  const time = Date.parse(stated);
  if (Number.isNaN(time)) return Number.POSITIVE_INFINITY;
  return /^\d{4}-\d{2}-\d{2}$/.test(stated) ? time + 86_400_000 : time;
}

/** HTML, HTML that was escaped once more, or plain text. */
function descriptionOf(value: unknown, run: VenueRun): string {
  if (typeof value !== 'string') return '';
  if (!/[<&]/.test(value)) return value.trim();
  const once = run.text.fromHtml(value);
  return /<\/?(?:p|div|ul|li|br|h\d|strong|span)\b[^>]*>/i.test(once) ? run.text.fromHtml(once) : once;
}

/** The site the company calls its own; a page on the same host as the posting is followed only when it is named outright. */
function websiteOf(firm: Node, page: string): string {
  const stated = [firm['sameAs'], firm['url']].flat().map(textOf).find((address) => address !== '' && !/(?:linkedin|twitter|x|facebook|instagram|github|wikipedia|crunchbase)\.(?:com|org)\b/i.test(address));
  return stated === undefined ? '' : (URL.parse(stated, page)?.href ?? '');
}

function locationOf(posting: Node): string {
  const places = [posting['jobLocation']].flat().filter(isNode).map(placeOf).filter((place) => place !== '');
  const isRemote = [posting['jobLocationType']].flat().some((type) => textOf(type) === 'TELECOMMUTE');
  const from = [posting['applicantLocationRequirements']].flat().map((area) => textOf(isNode(area) ? area['name'] : area)).filter((name) => name !== '');
  const where = (places.length > 0 ? places : from).slice(0, 4).join('; ');
  if (!isRemote) return where;
  return where === '' ? 'Remote' : `Remote (${where})`;
}

function placeOf(place: Node): string {
  const address = place['address'];
  if (!isNode(address)) return textOf(address) || textOf(place['name']);
  const country = address['addressCountry'];
  return [address['addressLocality'], address['addressRegion'], isNode(country) ? country['name'] : country].map(textOf).filter((part) => part !== '').join(', ');
}

interface Contact {
  readonly email: string;
  readonly person: string;
}

/** schema.org/applicationContact, or the organisation's own contact point. */
function contactOf(posting: Node, firm: Node): Contact {
  const points = [posting['applicationContact'], firm['contactPoint'], firm].flat().filter(isNode);
  const point = points.find((entry) => textOf(entry['email']) !== '');
  if (point === undefined) return { email: '', person: '' };
  return { email: textOf(point['email']).replace(/^mailto:/i, ''), person: point === firm ? '' : textOf(point['name']) };
}

function filled(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
}
