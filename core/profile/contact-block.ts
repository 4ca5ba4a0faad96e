// How to reach the person, and what stands under the name.
import type { Profile } from '../domain/profile.ts';
import type { Sourced } from '../domain/span.ts';
import { addresses } from '../text/addresses.ts';
import { findDates } from './dates.ts';
import { credentials, type FoundName, plain } from './find-name.ts';
import { soundsLikeCompany, titleScore } from './job-words.ts';
import { isLinkLike, linksIn } from './own-links.ts';
import { isPlace, placeAtEnd } from './places.ts';
import { type PlacedLine, type ResumeText, sourced } from './resume-text.ts';
import { headingKind } from './section-headings.ts';

type Contact = Pick<Profile, 'headline' | 'email' | 'phone' | 'location' | 'links'>;

/** A piece of a line between tabs or bars. */
interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where to look. */
export interface ContactSources {
  /** Around the name. */
  readonly top: readonly PlacedLine[];
  /** Under headings such as "Contact" and "Links". */
  readonly contact: readonly PlacedLine[];
  readonly projects: readonly PlacedLine[];
  readonly name: FoundName | null;
  /** Offset behind which addresses are those of others. */
  readonly endsAt: number;
}

/** What the résumé says of the person; lines near the name count first, for an address and a phone number also the rest. */
export function readContact({ rawText, lines }: ResumeText, { top, contact, projects, name, endsAt }: ContactSources): Contact {
  const near = [...top, ...contact];
  const mine = lines.filter(({ start }) => start < endsAt);
  const email = addressIn(rawText, near) ?? addressIn(rawText, mine);
  const phone = phoneIn(rawText, near) ?? phoneIn(rawText, mine.filter(({ text }) => /\b(?:phone|tel|mobile|cell|telefon|téléphone)\b/i.test(text)));
  return { email, phone, location: locationIn(rawText, near, name), headline: headlineIn(rawText, top, name), links: linksIn(rawText, mine, new Set([...near, ...projects]), new Set(near)) };
}

function addressIn(rawText: string, lines: readonly PlacedLine[]): Sourced<string> | null {
  for (const line of lines) {
    const stated = addresses(line.text)[0];
    if (stated !== undefined) return sourced(rawText, line.start + stated.span.start, line.start + stated.span.end, stated.value);
  }
  for (const line of lines) {
    for (const { start, end, url } of line.links) {
      const address = /^mailto:([^?@\s]{1,64}@[^?\s]{3,200})/i.exec(url)?.[1];
      if (address !== undefined) return sourced(rawText, line.start + start, line.start + end, address);
    }
  }
  return null;
}

const phoneShape = /(?<![\p{L}\d/.@#_-])(?:\+|00)?\(?\d[\d\s().\-–/]{5,20}\d(?![\p{L}\d@])/gu;

function phoneIn(rawText: string, lines: readonly PlacedLine[]): Sourced<string> | null {
  for (const line of lines) {
    for (const match of line.text.matchAll(phoneShape)) {
      const found = match[0].replace(/\s{2,}.*$/s, '');
      const digits = found.replaceAll(/\D/g, '').length;
      if (digits < 7 || digits > 15 || found.includes('\t') || /^\d{4}-\d{4}-\d{4}-\d{3}/.test(found)) continue;
      if (!found.startsWith('+') && findDates(found).some(({ start, end }) => end - start > 0.6 * found.length)) continue;
      const start = line.start + match.index;
      return sourced(rawText, start, start + found.length);
    }
  }
  return null;
}

const label = /^(?:e-?mail|mail|phone|tel(?:ephone|efon)?|mobile|cell|address|anschrift|adresse|location|based in|lives in|wohnort|ort|website|web|portfolio|blog|homepage|linkedin|github|gitlab|twitter|x|date of birth|born|geburtsdatum|nationality|name|title|position|headline)\s*[:–-]\s*/i;

function piecesOf(line: PlacedLine): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const part of line.text.split(/(\t|\s*[|•·∙⋅◦∘⬩◆●■]\s*|\s+[–—]\s+|\s{3,}|;\s+)/)) {
    const lead = /^\s*/.exec(part)?.[0].length ?? 0;
    const text = part.trim();
    if (/[\p{L}\d]/u.test(text)) pieces.push({ text, start: line.start + at + lead, end: line.start + at + lead + text.length });
    at += part.length;
  }
  return pieces;
}

function unlabelled({ text, start, end }: Piece): Piece {
  const length = label.exec(text)?.[0].length ?? 0;
  return { text: text.slice(length), start: start + length, end };
}

function locationIn(rawText: string, lines: readonly PlacedLine[], name: FoundName | null): Sourced<string> | null {
  const pieces = lines.flatMap(piecesOf).filter((piece) => name === null || piece.end <= name.name.span.start || piece.start >= name.name.span.end);
  for (const piece of pieces) {
    const { text, start, end } = unlabelled(piece);
    if (isPlace(text) && !/^remote$/i.test(text)) return sourced(rawText, start, end);
    const place = commasIn(text) >= 2 || /^\d|\b\d{4,6}\b|\b(?:street|st\.|str\.|straße|strasse|avenue|ave|road|rd|drive|lane|way|platz|weg|rue|calle|via|apt|suite)\b/i.test(text) ? placeAtEnd(text) : null;
    if (place !== null) return sourced(rawText, start + place, end);
    const based = /\b(?:based|living|located|residing) in ([\p{Lu}][\p{L} ,.-]{2,40}?)(?=[.;|]|$)/u.exec(text);
    if (based?.[1] !== undefined && isPlace(based[1])) return sourced(rawText, start + based.index + based[0].length - based[1].length, start + based.index + based[0].length);
  }
  for (const piece of pieces) {
    const { text, start, end } = unlabelled(piece);
    const isLabelled = /^(?:address|anschrift|adresse|location|based in|lives in|wohnort)/i.test(piece.text);
    if (isLabelled && text.length < 80) return sourced(rawText, start, end);
    if (/^\p{Lu}[\p{L}.'’ -]{1,30}, \p{Lu}[\p{L}.'’ -]{1,30}$/u.test(text) && titleScore(text) === 0 && !soundsLikeCompany(text)) return sourced(rawText, start, end);
  }
  return null;
}

/** What stands under (or beside) the name and is neither a way to reach the person nor a place. */
function headlineIn(rawText: string, top: readonly PlacedLine[], name: FoundName | null): Sourced<string> | null {
  if (name === null) return null;
  const after = top.filter(({ end }) => end > name.name.span.end);
  for (const line of after.slice(0, 6).filter(({ bullet }) => !bullet)) {
    const pieces = piecesOf(line).filter(({ start }) => start >= name.name.span.end);
    const telling = pieces.filter((piece) => isHeadline(piece.text) && plain(piece.text) !== plain(name.name.value));
    if (telling.length === 0) continue;
    const first = telling[0] as Piece;
    const last = pieces.length === telling.length && !line.text.includes('\t') ? (pieces.at(-1) as Piece) : first;
    const text = rawText.slice(first.start, last.end);
    if (text.length <= 160) return sourced(rawText, first.start + (label.exec(text)?.[0].length ?? 0), last.end);
    return null;
  }
  return null;
}

function commasIn(text: string): number {
  return text.split(',').length - 1;
}

function isHeadline(text: string): boolean {
  if (commasIn(text) >= 2 && placeAtEnd(text) !== null) return false; // A postal address.
  if (text.length < 3 || text.length > 160 || isPlace(text) || addresses(text).length > 0 || isLinkLike(text)) return false;
  if (text.endsWith(':') || headingKind(text.replace(/:.*/s, '')) !== null) return false;
  if (/^\(?(?:she|he|they)\b/i.test(text) || /^[\W\d]+$/.test(text) || /\d{3}/.test(text) || /^@/.test(text)) return false;
  if (label.test(text) && !/^(?:title|position|headline)/i.test(text)) return false;
  if (credentials.test(` ${text}`) && text.length < 12) return false;
  if (/\b(?:street|st\.|str\.|straße|avenue|road|drive|lane|apt|suite|citizen|visa|permit|available|notice period|date of birth|born|nationality|single|married)\b/i.test(text) && titleScore(text) === 0) return false;
  return /\p{L}{2,}/u.test(text) && !(text.split(/\s+/).length > 22);
}
