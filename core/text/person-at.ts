// Whose address is it? Only when the text says so.
import type { Sourced, Span } from '../domain/span.ts';

/** The person whom the text ties to this address: their name is in it, or the sentence says whom to write to. Null when it names nobody. */
export function personAt(text: string, email: Sourced<string>, sentence: Span, sentences: readonly Span[]): Sourced<string> | null {
  const local = letters(email.value.slice(0, email.value.lastIndexOf('@')));
  const nearby = namesIn(text, windowBefore(sentence, sentences, email.span));
  const owner = nearby.findLast((name) => isWrittenIn(name.value, local));
  if (owner !== undefined) return owner;
  const here = nearby.filter(({ span }) => span.start >= sentence.start);
  return here.find(({ span }) => cue.test(text.slice(Math.max(sentence.start, span.start - 60), span.start))) ?? null;
}

/** A given name and a family name, with particles and an initial between them. */
const fullName = /(?<![\p{L}\p{N}@])\p{Lu}[\p{Ll}'’-]+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\.)?(?: (?:van|von|de|der|den|da|di|dos|du|la|le|bin|ben|al|el|ter|ten))*(?: (?:\p{Lu}['’])?\p{Lu}[\p{L}'’-]*\p{Ll}){1,2}(?![\p{L}\p{N}@])/gu;

/** Words that stand in front of the one to write to. */
const cue = /\b(?:contact(?: person)?|hiring manager|recruiter|recruiting lead|write(?: directly)? to|e-?mail|mail|reach(?: out to)?|ask for|attention(?: of)?|attn\.?|talk to|speak (?:to|with)|questions to|cv to|résumé to|resume to|note to|line to)[:,]? (?:(?:our|the|your|my) [\p{L} -]{2,40},? )?$/iu;

/** Capitalised words that look like a name and are none. */
const notNames =
  /\b(?:team|careers?|jobs?|page|hiring|recruiting|recruitment|talent|acquisition|department|engineering|engineer|developer|manager|director|head|officer|lead|company|inc|ltd|llc|gmbh|support|people|human|resources|github|linkedin|twitter|google|send|please|dear|apply|application|about|remote|office|our|the|we|your|you|contact|email|resume|services|group|labs|software|systems|solutions|street|road|avenue|united|states|kingdom|new|san|north|south|east|west|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|senior|junior|staff|principal|chief|vice|president|founder|product|data|platform|backend|frontend|customer|sales|marketing|spontaneous|open|source)\b/i;

function namesIn(text: string, window: Span): readonly Sourced<string>[] {
  const names: Sourced<string>[] = [];
  for (const match of text.slice(window.start, window.end).matchAll(fullName)) {
    if (notNames.test(match[0])) continue;
    const start = window.start + match.index;
    names.push({ value: match[0], span: { start, end: start + match[0].length, quote: match[0] } });
  }
  return names;
}

/** The sentence and the two before it: on a team page the name stands in a line of its own above the address. At most 400 characters, so that nobody far off is taken. */
function windowBefore(sentence: Span, sentences: readonly Span[], address: Span): Span {
  const index = sentences.findIndex(({ start }) => start >= sentence.start);
  const first = sentences[Math.max(0, (index === -1 ? sentences.length : index) - 2)] ?? sentence;
  const start = Math.max(Math.min(first.start, sentence.start), address.start - 400);
  return { start, end: Math.max(address.end, Math.min(sentence.end, address.end + 400)), quote: '' };
}

/** Whether the name, or its initials with the family name, is what stands before the @. */
function isWrittenIn(name: string, local: string): boolean {
  const words = name.split(' ').map(letters).filter((word) => word.length > 1);
  const given = words[0] ?? '';
  const family = words.at(-1) ?? '';
  if (given.length < 2 || family.length < 2) return false;
  const initial = given.slice(0, 1);
  const forms = [given, family, given + family, family + given, initial + family, given + family.slice(0, 1), family + initial, words.join('')];
  return forms.includes(local);
}

/** Lower-case letters without accents. */
function letters(text: string): string {
  return text
    .replaceAll(/ß/g, 'ss')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
}
