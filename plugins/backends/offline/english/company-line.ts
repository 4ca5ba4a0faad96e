import { breaks, clip, endsOpen, longest, relativeClause, wordCount } from './clip.ts';
import { speakable } from './speakable.ts';
import { toSecondPerson } from './to-second-person.ts';
import { baseOfThirdPerson, isBase, isPast } from './verbs.ts';

/**
 * A company's line, taken apart so that a letter can say it again:
 * `description` follows "X is" (a platform for …), `you` follows "you" (build …), `deed` follows the company's name (builds …),
 * `mission` opens with "to", `tagline` and `line` are only ever quoted.
 */
export interface CompanyLine {
  readonly form: 'description' | 'you' | 'deed' | 'mission' | 'tagline' | 'line';
  readonly words: string;
  /** True when the words stand in the source letter by letter, so that quotation marks may go round them. */
  readonly verbatim: boolean;
}

const mostWords = 24;

/** Reads lines of one company; each answer is null when the line cannot be said again safely. */
export function companyLineReader(company: string): (sentence: string) => CompanyLine | null {
  const patterns = patternsFor(company);
  return (sentence) => {
    const line = sentence
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/\s*[\p{Emoji_Presentation}\ufe0f]+$/u, '');
    if (!speakable(line) || leansOn.test(line)) return null;
    const bare = line.replace(/[.]+$/, '');
    return description(bare, patterns) ?? mission(bare, patterns) ?? ourDeed(bare, patterns) ?? companyDeed(bare, patterns) ?? tagline(bare) ?? whole(bare, patterns);
  };
}

/** "This mission", "you still have a long way to go": out of its place it says something else. */
const leansOn = /\b(?:this|these|those|such(?! as\b)|still|above|below|following|aforementioned)\b/i;

interface Patterns {
  readonly description: RegExp;
  readonly namedMission: RegExp;
  readonly mission: RegExp;
  readonly ourDeed: RegExp;
  readonly companyDeed: RegExp;
  /** In small letters. */
  readonly name: string;
  /** In small letters: what a line that tells the company by its name has in it. */
  readonly shortestName: string;
}

/** Several rules ask about one company after another; compiling its patterns costs more than using them. */
const recent = new Map<string, Patterns>();
const mostRecent = 32;

function patternsFor(company: string): Patterns {
  const known = recent.get(company);
  if (known !== undefined) return known;
  const oldest = recent.size >= mostRecent ? recent.keys().next().value : undefined;
  if (oldest !== undefined) recent.delete(oldest);
  const patterns = compilePatterns(company);
  recent.set(company, patterns);
  return patterns;
}

function compilePatterns(company: string): Patterns {
  const name = escape(company);
  const it = subject(company);
  return {
    description: new RegExp(`^(?:At ${name}, )?(?:${it}|We)(?:\\s+(?:is|are)|['’]re)\\s+(?=(?:a|an|the|one of)\\s)`, 'i'),
    namedMission: new RegExp(`^(?:(?:At ${name}, )?our|${it}['’]s?|the company['’]s)\\s+(?:mission|goal|aim|purpose)\\s+is\\s+(?:simple[:,—–-]?\\s+)?["“]?(?=to\\s)`, 'i'),
    mission: new RegExp(`^(?:We|${it})(?:['’]re|\\s+are|\\s+is)?\\s+(?:on a mission|here|aim(?:s|ing)?|striv(?:e|es|ing)|work(?:s|ing)? hard|set out)\\s+(?=to\\s)`, 'i'),
    ourDeed: new RegExp(`^(?:At ${name},? |(?:Beginning|Since|Founded|Established|Started)(?: in)? \\d{4}[^,]{0,30}, |(?:With|As|Building on|By|Through|Using)\\s[^,]{3,80}, )?We(?:['’](ve|re)|\\s+(have|are))?\\s+(?:[a-z]+ly\\s+)?([a-z-]+)\\s`, 'i'),
    companyDeed: new RegExp(`^${it}\\s+(?=(?:[a-z]+ly\\s+)?(has\\s+)?([a-z-]+)\\s)`, 'i'),
    name: company.toLowerCase(),
    shortestName: (shortName(nameAlone(company)) ?? nameAlone(company)).toLowerCase(),
  };
}

// The patterns of a company are compiled anew for each one, and long alternatives are tried at every line: what hardly any line has is asked first.
const describes = /(?:\s(?:is|are)|['’]re)\s+(?:an?|the|one of)\s/i;
const speaksAsWe = /\bwe\b/i;
const theCompany = /\b(?:the company|our (?:company|team))\b/i;

function description(line: string, patterns: Patterns): CompanyLine | null {
  if (!describes.test(line)) return null;
  const opening = patterns.description.exec(line);
  if (opening === null) return null;
  const words = concise(line.slice(opening[0].length));
  return words === null || wordCount(words) < 3 || speaksOfUs(words) ? null : { form: 'description', words, verbatim: true };
}

/** Asked first, because the whole patterns are costly and hardly ever match. */
const speaksOfAims = /\b(?:mission|goal|aim|aims|aiming|purpose|strive|strives|striving|hard to|set out|here to)\b/i;

function mission(line: string, patterns: Patterns): CompanyLine | null {
  if (!speaksOfAims.test(line)) return null;
  const opening = patterns.namedMission.exec(line) ?? patterns.mission.exec(line);
  if (opening === null) return null;
  const words = clip(line.slice(opening[0].length).replace(/[.]?["”]$/, ''), mostWords, 4);
  return words === null || wordCount(words) < 5 || speaksOfUs(words) ? null : { form: 'mission', words, verbatim: true };
}

const weakVerbs = new Set('want love believe think need hope know seek look hire hiring recruit looking seeking growing value welcome get got realized achieve considering understand encourage see keep only'.split(' '));

function ourDeed(line: string, patterns: Patterns): CompanyLine | null {
  if (!speaksAsWe.test(line)) return null;
  const opening = patterns.ourDeed.exec(line);
  if (opening === null) return null;
  const auxiliary = opening[1] ?? opening[2];
  const verb = (opening[3] ?? '').toLowerCase();
  const known = auxiliary === undefined ? isBase(verb) || isPast(verb) : /^(?:ve|have)$/i.test(auxiliary) ? isPast(verb) : /ing$/.test(verb);
  if (!known || weakVerbs.has(verb)) return null;
  const clipped = shortened(line.replace(/^[^,]{0,90}?,? (?=we\b)/i, ''));
  const words = clipped === null ? null : toSecondPerson(clipped.replace(/^We\s*/i, ''));
  return words === null || endsOpen(words) || wordCount(words) < 5 ? null : { form: 'you', words: words.replace(/^['’](ve|re)\b/, (_, end: string) => (end === 've' ? 'have' : 'are')), verbatim: false };
}

function companyDeed(line: string, patterns: Patterns): CompanyLine | null {
  if (!theCompany.test(line) && !line.toLowerCase().includes(patterns.shortestName)) return null;
  const opening = patterns.companyDeed.exec(line);
  if (opening === null) return null;
  const rest = line.slice(opening[0].length);
  const verb = /^(?:[a-z]+ly\s+)?(has\s+)?(?:[a-z]+ly\s+)?([a-z-]+)/.exec(rest);
  if (verb === null) return null;
  const known = verb[1] === undefined ? baseOfThirdPerson(verb[2] ?? '') !== undefined : isPast(verb[2] ?? '');
  if (!known || /^(?:seeks|looks|hires|hopes|needs|wants)\b/.test(verb[2] ?? '')) return null;
  const words = shortened(rest);
  return words === null || wordCount(words) < 5 || /\b(?:we|us|our|you|your)\b/i.test(words) ? null : { form: 'deed', words, verbatim: true };
}

/** A description is quoted as a name is: better short than whole. */
function concise(words: string): string | null {
  return (wordCount(words) > 16 ? longest(words, breaks, 16, 5) : null) ?? shortened(words);
}

/** A company's sentence may also end before its means and its ends: "by doing so", "to help others", "that does more". */
const meansAndEnds: readonly RegExp[] = [/\s(?=by [a-z]+ing\s)/g, /\s(?=with (?:features|tools|products|services) (?:like|such as)\s)/g, /\s(?=to (?:help|enable|allow|let|make)\s)/g, relativeClause];

function shortened(words: string): string | null {
  return clip(words, mostWords, 4) ?? longest(words, [...breaks, ...meansAndEnds], mostWords, 5);
}

function speaksOfUs(words: string): boolean {
  return /\b(?:we|us|our)\b/i.test(words);
}

/** A line without a verb of its own: "Unified API for HR, payroll and recruiting software". */
function tagline(line: string): CompanyLine | null {
  if (wordCount(line) > 14 || /\b(?:we|us|our|I|my)\b|\bwe['’]/i.test(line) || /[.]\s/.test(line)) return null;
  return /\b(?:is|are|was|were|has|have|will|can|must|should)\b/i.test(line) ? null : { form: 'tagline', words: line, verbatim: true };
}

/** Speaks of the company by name, and to nobody. */
function whole(line: string, patterns: Patterns): CompanyLine | null {
  if (!names(line, patterns.name)) return null;
  if (/\b(?:you|your|I|my|we|our|us)\b|:/i.test(line)) return null;
  const words = wordCount(line) <= mostWords ? line : null;
  return words === null || wordCount(words) < 6 ? null : { form: 'line', words, verbatim: true };
}

/** True when the name (in small letters) stands there as words of its own. */
function names(line: string, name: string): boolean {
  const small = line.toLowerCase();
  for (let at = small.indexOf(name); at >= 0 && name !== ''; at = small.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (!/[\p{L}\p{N}]$/u.test(small.slice(Math.max(0, at - 2), at)) && !/^[\p{L}\p{N}]/u.test(small.slice(end, end + 2))) return true;
  }
  return false;
}

/** "Luxor" for "Luxor Technology": a name that goes on with a common noun is told by its first word too. */
function shortName(company: string): string | null {
  return /^(\p{Lu}[\p{L}\d.]{3,}) (?:technolog(?:y|ies)|labs?|software|solutions?|group|systems?|studios?|digital|media|development|health|security|analytics|software group|inc|company|international|global)\b/iu.exec(company)?.[1] ?? null;
}

function nameAlone(company: string): string {
  return company.replace(/[!?>*]+$/, '');
}

/** The company as its own line may open: by name (with what it made, or when it was founded, between commas). */
function subject(company: string): string {
  const bare = nameAlone(company);
  const short = shortName(bare);
  const name = short === null ? escape(bare) : `${escape(bare)}|${escape(short)}`;
  return `(?:(?:Founded|Established|Started|Launched|Created|Headquartered|Based|Since|Powered by|With|As)\\s.{2,90}?,\\s|Since \\d{4} )?(?:The )?(?:(?:${name})[!?]?(?:,? (?:Inc|LLC|Ltd|GmbH)\\.?)?(?:,\\s[^,]{3,60},)?|the company|our (?:company|team))`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
