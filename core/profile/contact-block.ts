// Who the résumé is of, and how to reach them.
import type { Profile } from '../domain/profile.ts';
import type { Sourced } from '../domain/span.ts';
import { addresses } from '../text/addresses.ts';
import { skillCalled } from '../text/skill-forms.ts';
import { findDates } from './dates.ts';
import { soundsLikeCompany, titleScore } from './job-words.ts';
import { isPlace, placeAtEnd } from './places.ts';
import { type PlacedLine, type ResumeText, sourced } from './resume-text.ts';
import { headingKind } from './section-headings.ts';

/** A name and the line it stands in. */
export interface FoundName {
  readonly name: Sourced<string>;
  readonly line: number;
}

/** The name: set largest, or first, or what the mail address is made of. Null when nothing looks like one. */
export function findName({ rawText, lines }: ResumeText): FoundName | null {
  const handles = handlesIn(lines);
  let best: FoundName | null = null;
  let most = 2;
  for (const [index, line] of lines.slice(0, 120).entries()) {
    if (line.bullet) continue;
    const name = nameIn(rawText, line, line.size >= 1.25, handles);
    if (name === null) continue;
    const score = (line.size >= 1.15 ? Math.min(6, (line.size - 1) * 8) : 0) + (line.headingLevel === 1 ? 4 : 0) + Math.max(0, 4 - index) + (nameLabel.test(line.text) ? 4 : 0) + (isWrittenIn(name.value, handles) ? 4 : 0) - (skillCalled(name.value) === null ? 0 : 6);
    if (score > most) {
      best = { name, line: index };
      most = score;
    }
  }
  return best;
}

/** What people make of their names: the part before the @, and the names of their pages. */
function handlesIn(lines: readonly PlacedLine[]): string {
  const handles: string[] = [];
  for (const line of lines.slice(0, 80)) {
    for (const { value } of addresses(line.text)) handles.push(value.slice(0, value.lastIndexOf('@')));
    for (const match of line.text.matchAll(/(?:linkedin\.com\/in|github\.com|gitlab\.com|xing\.com\/profile|twitter\.com)\/([\w.-]{3,60})/gi)) handles.push(match[1] ?? '');
    if (handles.length > 6) break;
  }
  return plain(handles.join(' '));
}

function isWrittenIn(name: string, handles: string): boolean {
  return name.split(/[\s-]+/).some((word) => plain(word).length >= 3 && handles.includes(plain(word)));
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();
}

const nameLabel = /^(?:(?:full )?name|résumé|resume|curriculum vitae|cv|lebenslauf)(?: of)?\s*[:–—|-]?\s+/i;
const credentials = /,?\s+(?:ph\.?d|m\.?sc|b\.?sc|m\.?b\.?a|m\.?a|b\.?a|m\.?s|b\.?s|m\.?d|j\.?d|ll\.?m|pmp|cpa|cfa|cissp|rn|pe|p\.?eng|esq|dipl\.?-?ing|dr|sphr|csm|mph|bsn|msn|lcsw|aicp|leed ap)\.?(?=,|\s|$).*$/i;
const nameWord = String.raw`(?:\p{Lu}[\p{L}'’]*(?:-\p{L}[\p{L}'’]*)*\.?|van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ben|ter|ten|zu|y|e)`;
const nameShape = new RegExp(`^(?:(?:Dr|Prof|Mr|Mrs|Ms)\\.? )?\\p{Lu}[\\p{L}'’.-]*(?: ["“(']\\p{Lu}[\\p{L}'’]+["”)'])?(?: ${nameWord}){1,4}$`, 'u');

function nameIn(rawText: string, line: PlacedLine, isLarge: boolean, handles: string): Sourced<string> | null {
  const label = nameLabel.exec(line.text)?.[0].length ?? 0;
  const end = /\t|\s+[|•·–—-]\s+|\s*\((?:she|he|they)\b/i.exec(line.text.slice(label));
  const part = line.text.slice(label, end === null ? undefined : label + end.index);
  const bare = part.replace(credentials, '').replace(/,\s*$/, '').trimEnd();
  const lone = isLarge && /^\p{L}[\p{L}'’-]{1,30}$/u.test(bare);
  const isSpaced = /^(?:\p{L} ){3,}\p{L}$/u.test(bare);
  const calm = nameShape.test(inTitleCase(bare)) && (isLarge || (/^\p{Ll}/u.test(bare) && isWrittenIn(bare, handles)));
  if (!nameShape.test(bare) && !lone && !calm) return null;
  if (bare.length > 60 || isSpaced || headingKind(bare) !== null || isPlace(bare) || (titleScore(bare) === 2 && !/\b(?:baker|cook|driver|mason|judge|chase|hunter|potter|page|king|head|lead)\b/i.test(bare)) || /\b(?:resume|résumé|curriculum|vitae|lebenslauf|confidential|page|updated)\b/i.test(bare)) return null;
  if (soundsLikeCompany(bare) && !isLarge) return null;
  return sourced(rawText, line.start + label, line.start + label + bare.length, /\p{Ll}/u.test(bare) && !/^\p{Ll}/u.test(bare) ? bare : inTitleCase(bare));
}

/** `LEO VAN DER BERG` → `Leo van der Berg`. */
function inTitleCase(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/(^|[\s'’.-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replaceAll(/\bMc(\p{Ll})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replaceAll(/(?<=\s)(?:Van|Von|Der|Den|De|Del|Della|Di|Da|Dos|Du|Zu|Bin|Ibn)(?=\s)/g, (particle) => particle.toLowerCase());
}

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

const endings = 'com|org|net|io|dev|me|ai|co|app|tech|info|xyz|page|site|blog|design|works|pro|name|codes|software|online|website|cloud|studio|de|uk|fr|nl|eu|ch|at|es|it|us|ca|in|se|no|dk|fi|pl|cz|pt|be|ie|au|nz|br|jp|cn|sg|example|id|gg|ly|so|sh|tv|edu|gov';
const linkShape = new RegExp(String.raw`(?<![\p{L}\d@./_-])(?:https?://[^\s<>"'|)\]]{4,300}|www\.[^\s<>"'|)\]]{4,200}|(?:[a-z0-9-]{1,63}\.){1,4}(?:${endings})(?:/[^\s<>"'|,;)\]]{0,200})?(?![\p{L}\d@-]|\.\p{L}))`, 'giu');
const personal = /^(?:https?:\/\/)?(?:www\.)?(?:[a-z]{2,3}\.)?(?:linkedin|github|gitlab|bitbucket|stackoverflow|stackexchange|medium|dev|behance|dribbble|kaggle|twitter|x|mastodon|orcid|researchgate|scholar\.google|leetcode|hackerrank|codepen|youtube|instagram|facebook|xing|huggingface|npmjs|gist\.github|substack)\.[a-z.]{2,6}\/|\.github\.io/i;

function isLinkLike(text: string): boolean {
  return [...text.matchAll(linkShape)].some((match) => match[0].length > 0.6 * text.length);
}

/** Pages of the person: any page near the name or told with a project, elsewhere only those that are known to be people's own. */
function linksIn(rawText: string, lines: readonly PlacedLine[], own: ReadonlySet<PlacedLine>, near: ReadonlySet<PlacedLine>): readonly Sourced<string>[] {
  const found: Sourced<string>[] = [];
  const seen = new Set<string>();
  const add = (link: Sourced<string>): void => {
    const key = link.value.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?/, '').replace(/\/$/, '');
    if (seen.has(key) || found.length >= 50) return;
    seen.add(key);
    found.push(link);
  };
  for (const line of lines) {
    for (const match of line.text.matchAll(linkShape)) {
      const url = match[0].replace(/[.,;:!?)\]]+$/, '');
      if (!personal.test(url) && !(own.has(line) && /^(?:https?:|www\.)/i.test(url)) && !(near.has(line) && url === url.toLowerCase())) continue;
      if (/^(?:asp\.net|ado\.net|vb\.net|socket\.io|node\.js)$/i.test(url)) continue;
      add(sourced(rawText, line.start + match.index, line.start + match.index + url.length));
    }
    for (const { start, end, url } of line.links) {
      if (/^https?:/i.test(url) && end > start && (own.has(line) || personal.test(url.replace(/^https?:\/\/(?:www\.)?/i, '')))) add(sourced(rawText, line.start + start, line.start + end, url));
    }
  }
  return found.sort((one, other) => one.span.start - other.span.start);
}
