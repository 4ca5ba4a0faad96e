// Whose résumé it is.
import type { Sourced } from '../domain/span.ts';
import { addresses } from '../text/addresses.ts';
import { skillCalled } from '../text/skill-forms.ts';
import { soundsLikeCompany, titleScore } from './job-words.ts';
import { isPlace } from './places.ts';
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

/** Small letters without accents, to compare names by. */
export function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();
}

const nameLabel = /^(?:(?:full )?name|résumé|resume|curriculum vitae|cv|lebenslauf)(?: of)?\s*[:–—|-]?\s+/i;
/** Degrees and titles behind a name, with everything after them. */
export const credentials = /,?\s+(?:ph\.?d|m\.?sc|b\.?sc|m\.?b\.?a|m\.?a|b\.?a|m\.?s|b\.?s|m\.?d|j\.?d|ll\.?m|pmp|cpa|cfa|cissp|rn|pe|p\.?eng|esq|dipl\.?-?ing|dr|sphr|csm|mph|bsn|msn|lcsw|aicp|leed ap)\.?(?=,|\s|$).*$/i;
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
