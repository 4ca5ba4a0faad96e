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
  const named = nameFinder(company);
  return (sentence) => {
    const line = sentence
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/\s*[\p{Emoji_Presentation}\ufe0f]+$/u, '');
    if (!speakable(line) || leansOn.test(line) || line.includes(mark)) return null;
    const bare = named(line.replace(/[.]+$/, ''));
    return description(bare) ?? mission(bare) ?? ourDeed(bare) ?? companyDeed(bare) ?? tagline(bare.text) ?? whole(bare);
  };
}

/** "This mission", "you still have a long way to go": out of its place it says something else. */
const leansOn = /\b(?:this|these|those|such(?! as\b)|still|above|below|following|aforementioned)\b/i;

/** A line in which one character stands for the company's name, so that the patterns below are the same for all companies: compiling them costs more than using them. */
interface NamedLine {
  readonly text: string;
  readonly marked: string;
  /** It has the name in full, not only its first word. */
  readonly inFull: boolean;
  /** What of the line comes after an opening that was found in `marked`. */
  after(opening: string): string;
}

/** Of Unicode's private use. */
const mark = '\ue000';

function nameFinder(company: string): (line: string) => NamedLine {
  const bare = company.replace(/[!?>*]+$/, '');
  const short = shortName(bare);
  const names = [bare, ...(short === null ? [] : [short])].filter((name) => name !== '').map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(names.join('|'), 'gi');
  return (text) => {
    const found: string[] = [];
    const marked =
      names.length === 0
        ? text
        : text.replace(pattern, (name: string, offset: number) => {
            if (partOfWord(text, offset, name.length)) return name;
            found.push(name);
            return mark;
          });
    return {
      text,
      marked,
      inFull: found.some((name) => name.length === bare.length),
      after(opening) {
        const names = found.slice(0, opening.split(mark).length - 1);
        return text.slice(names.reduce((length, name) => length + name.length - mark.length, opening.length));
      },
    };
  };
}

/** "Co" in "the company": letters or digits go on where the name begins or ends with one. */
function partOfWord(text: string, offset: number, length: number): boolean {
  return /[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, offset - 2), offset + 1)) || /^[\p{L}\p{N}]{2}/u.test(text.slice(offset + length - 1, offset + length + 2));
}

/** The company as its own line may open: by name (with what it made, or when it was founded, between commas). */
const it = `(?:(?:Founded|Established|Started|Launched|Created|Headquartered|Based|Since|Powered by|With|As)\\s.{2,90}?,\\s|Since \\d{4} )?(?:The )?(?:${mark}[!?]?(?:,? (?:Inc|LLC|Ltd|GmbH)\\.?)?(?:,\\s[^,]{3,60},)?|the company|our (?:company|team))`;

const patterns = {
  description: new RegExp(`^(?:At ${mark}, )?(?:${it}|We)(?:\\s+(?:is|are)|['’]re)\\s+(?=(?:a|an|the|one of)\\s)`, 'i'),
  namedMission: new RegExp(`^(?:(?:At ${mark}, )?our|${it}['’]s?|the company['’]s)\\s+(?:mission|goal|aim|purpose)\\s+is\\s+(?:simple[:,—–-]?\\s+)?["“]?(?=to\\s)`, 'i'),
  mission: new RegExp(`^(?:We|${it})(?:['’]re|\\s+are|\\s+is)?\\s+(?:on a mission|here|aim(?:s|ing)?|striv(?:e|es|ing)|work(?:s|ing)? hard|set out)\\s+(?=to\\s)`, 'i'),
  ourDeed: new RegExp(`^(?:At ${mark},? |(?:Beginning|Since|Founded|Established|Started)(?: in)? \\d{4}[^,]{0,30}, |(?:With|As|Building on|By|Through|Using)\\s[^,]{3,80}, )?We(?:['’](ve|re)|\\s+(have|are))?\\s+(?:[a-z]+ly\\s+)?([a-z-]+)\\s`, 'i'),
  companyDeed: new RegExp(`^${it}\\s+(?=(?:[a-z]+ly\\s+)?(has\\s+)?([a-z-]+)\\s)`, 'i'),
  name: new RegExp(`(?<![\\p{L}\\p{N}])${mark}(?![\\p{L}\\p{N}])`, 'u'),
};

function description(line: NamedLine): CompanyLine | null {
  const opening = patterns.description.exec(line.marked);
  if (opening === null) return null;
  const words = concise(line.after(opening[0]));
  return words === null || wordCount(words) < 3 || speaksOfUs(words) ? null : { form: 'description', words, verbatim: true };
}

/** Asked first, because the whole patterns are costly and hardly ever match. */
const speaksOfAims = /\b(?:mission|goal|aim|aims|aiming|purpose|strive|strives|striving|hard to|set out|here to)\b/i;

function mission(line: NamedLine): CompanyLine | null {
  if (!speaksOfAims.test(line.text)) return null;
  const opening = patterns.namedMission.exec(line.marked) ?? patterns.mission.exec(line.marked);
  if (opening === null) return null;
  const words = clip(line.after(opening[0]).replace(/[.]?["”]$/, ''), mostWords, 4);
  return words === null || wordCount(words) < 5 || speaksOfUs(words) ? null : { form: 'mission', words, verbatim: true };
}

const weakVerbs = new Set('want love believe think need hope know seek look hire hiring recruit looking seeking growing value welcome get got realized achieve considering understand encourage see keep only'.split(' '));

function ourDeed(line: NamedLine): CompanyLine | null {
  const opening = patterns.ourDeed.exec(line.marked);
  if (opening === null) return null;
  const auxiliary = opening[1] ?? opening[2];
  const verb = (opening[3] ?? '').toLowerCase();
  const known = auxiliary === undefined ? isBase(verb) || isPast(verb) : /^(?:ve|have)$/i.test(auxiliary) ? isPast(verb) : /ing$/.test(verb);
  if (!known || weakVerbs.has(verb)) return null;
  const clipped = shortened(line.text.replace(/^[^,]{0,90}?,? (?=we\b)/i, ''));
  const words = clipped === null ? null : toSecondPerson(clipped.replace(/^We\s*/i, ''));
  return words === null || endsOpen(words) || wordCount(words) < 5 ? null : { form: 'you', words: words.replace(/^['’](ve|re)\b/, (_, end: string) => (end === 've' ? 'have' : 'are')), verbatim: false };
}

function companyDeed(line: NamedLine): CompanyLine | null {
  const opening = patterns.companyDeed.exec(line.marked);
  if (opening === null) return null;
  const rest = line.after(opening[0]);
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
function whole({ text, marked, inFull }: NamedLine): CompanyLine | null {
  if (!inFull || !patterns.name.test(marked)) return null;
  if (/\b(?:you|your|I|my|we|our|us)\b|:/i.test(text)) return null;
  const words = wordCount(text) <= mostWords ? text : null;
  return words === null || wordCount(words) < 6 ? null : { form: 'line', words, verbatim: true };
}

/** "Luxor" for "Luxor Technology": a name that goes on with a common noun is told by its first word too. */
function shortName(company: string): string | null {
  return /^(\p{Lu}[\p{L}\d.]{3,}) (?:technolog(?:y|ies)|labs?|software|solutions?|group|systems?|studios?|digital|media|development|health|security|analytics|software group|inc|company|international|global)\b/iu.exec(company)?.[1] ?? null;
}
