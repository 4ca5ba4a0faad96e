// Which of the addresses stated in a text may be written to about work, and whom they reach. Nothing is guessed.
import type { Contact } from '../contracts/text-tools.ts';
import type { Span } from '../domain/span.ts';
import { addresses } from './addresses.ts';
import { personAt } from './person-at.ts';
import { sentences } from './sentences.ts';

/** The addresses of the text that a person may write to about work: a named person first, then hiring desks, then other people, then general desks. */
export function contacts(text: string): readonly Contact[] {
  const stated = addresses(text);
  if (stated.length === 0) return [];
  const allSentences = sentences(text);
  const seen = new Set<string>();
  const ranked: { readonly contact: Contact; readonly rank: number }[] = [];
  for (const email of stated.slice(0, mostAddresses)) {
    const key = email.value.toLowerCase();
    const sentence = sentenceAround(text, email.span, allSentences);
    if (seen.has(key) || isClosed(key, sentence.quote)) continue;
    seen.add(key);
    const person = personAt(text, email, sentence, allSentences);
    const contact = { email, quote: sentence.quote, ...(person === null ? {} : { person }) };
    ranked.push({ contact, rank: person === null ? rankOf(localPart(key)) : 0 });
  }
  return ranked.sort((one, other) => one.rank - other.rank).map(({ contact }) => contact);
}

/** A page with more is a list of people, not a way in. */
const mostAddresses = 200;

/** Mailboxes that no person reads, or that are for something else than work at the company. */
const closedMailboxes =
  /^(?:(?:no|do[._-]?not|dont)[._-]?(?:reply|respond|answer)|mailer[._-]?daemon|post ?master|bounces?|daemon|notifications?|alerts?|automated|system|robot|bot|root|host ?master|web ?master|news ?letter|unsubscribe|subscribe|abuse|spam|fraud|phishing|security|trust|privacy|dpo|gdpr|ccpa|data[._-]?(?:protection|privacy)|datenschutz|rgpd|legal|law|compliance|ethics|whistleblow\w*|copyright|dmca|trademarks?|accommodations?|accessibility|eeoc?|disability|press|media|pr|investors?|ir|billing|invoices?|payments?|payroll|accounts?(?:[._-]?(?:payable|receivable))?|finance|refunds?|orders?|sales|support|help|helpdesk|customers?|customer[._-]?(?:care|service|support)|service|partners?|affiliates?)(?:$|[._+-])/;

/** Made-up addresses that show what an address looks like. */
const placeholders = /^(?:you|your|your[._-]?(?:name|email)|name|e?mail|user(?:name)?|someone|somebody|anyone|example|test|first(?:name)?[._-]?last(?:name)?|john[._-]?doe|jane[._-]?doe)@|@(?:example\.(?:com|org|net)|(?:your)?(?:domain|company)\.(?:com|tld|org)|localhost)$|\.(?:png|jpe?g|gif|svg|webp|css|js)$/;

/** Sentences that give an address for something else than writing about work. */
const otherBusiness =
  /\baccommodat|\bdisabilit|\baccessibility\b|\bprivacy\b|\bgdpr\b|\bdata protection\b|\bpersonal (?:data|information)\b|\bfraud|\bscam|\bphishing\b|\bimpersonat|\bunsubscribe\b|\b(?:do not|don['’]t|never) (?:e-?mail|write|contact|reply|send)\b|\bno (?:recruiters|agencies)\b|\bvulnerabilit/i;

const hiringDesks = /^(?:jobs?|careers?|career|hiring|hire|recruit\w*|rekrut\w*|recrut\w*|talents?|people|hr|human[._-]?resources|join(?:us)?|join[._-]\w+|work|workwithus|apply|applications?|applicants?|bewerbung(?:en)?|karriere|stellen|empleo|trabajo|curriculo|curriculum|cv|cvs|resumes?|vacatures?|vacancies|kariera|lavoro|emploi|rh)(?:$|[._+-])/;

const generalDesks = /^(?:info|hello|hallo|hola|hi|hey|contact|contacts|kontakt|contato|contacto|team|theteam|mail|email|office|enquir(?:y|ies)|inquir(?:y|ies)|general|admin|administration|reception|us|all|everyone|company|studio|welcome|ask|questions|feedback|hq)(?:$|[._+-])/;

function isClosed(address: string, sentence: string): boolean {
  return closedMailboxes.test(localPart(address)) || placeholders.test(address) || otherBusiness.test(sentence);
}

function rankOf(local: string): number {
  if (hiringDesks.test(local)) return 1;
  return generalDesks.test(local) ? 3 : 2;
}

function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf('@'));
}

/** The sentence that the span stands in, or what is near it on its line. */
function sentenceAround(text: string, span: Span, sentences: readonly Span[]): Span {
  const sentence = sentences.find(({ start, end }) => start <= span.start && span.end <= end);
  if (sentence !== undefined) return sentence;
  const start = Math.max(span.start === 0 ? 0 : text.lastIndexOf('\n', span.start - 1) + 1, span.start - 300);
  const lineEnd = text.indexOf('\n', span.end);
  const end = Math.min(lineEnd === -1 ? text.length : lineEnd, span.end + 300);
  return { start, end, quote: text.slice(start, end) };
}
