// Skills as the résumé lists them, under their usual names where they have one, and those that its work shows.
import type { Sourced } from '../domain/span.ts';
import { areaOfSkill, skillCalled } from '../text/skill-forms.ts';
import { findSkills } from '../text/skills.ts';
import { type PlacedLine, sourced } from './resume-text.ts';

const mostSkills = 150;

/** First what is listed as skills, then what the other lines name in passing; each skill once, where it is first named. */
export function skillsIn(rawText: string, listed: readonly PlacedLine[], told: readonly PlacedLine[]): readonly Sourced<string>[] {
  const found = new Map<string, Sourced<string>>();
  const add = (skill: Sourced<string>): void => {
    const key = skill.value.toLowerCase();
    if (!found.has(key) && found.size < mostSkills) found.set(key, skill);
  };
  for (const line of listed) for (const skill of listedIn(rawText, line)) add(skill);
  for (const line of told) {
    for (const { skill, span } of findSkills(line.text)) {
      if (areaOfSkill(skill) !== 'soft') add(sourced(rawText, line.start + span.start, line.start + span.end, skill));
    }
  }
  return [...found.values()];
}

/** Words around a skill that only say how well it is known. */
const lead = /^(?:and|or|&|incl(?:uding|\.)?|such as|e\.g\.|(?:highly |very )?(?:proficien(?:t|cy)|experienced?|skilled|fluent|familiar(?:ity)?|competent|versed|trained|knowledge(?:able)?|expert(?:ise)?|background|strong|basic|advanced|intermediate|working|good|solid|excellent|some|extensive|in-depth|deep|hands-on|conversational|native|understanding|comfortable)(?: (?:knowledge|understanding|experience|skills|command|background|proficiency|working))*(?: (?:of|in|with|at|on|using))?(?: the)?)\s+/i;
const level = /\s*(?:\([^()]{0,40}\)?|[–—:-]\s*(?:expert|advanced|intermediate|beginner|basic|proficient|fluent|native|good|excellent|\d{1,2}\+? ?(?:years?|yrs?)?|[a-c][12]|[●○★☆•]+)\s*|\b\d{1,2}\+? (?:years?|yrs?)\b.*|\s+\d{1,3} ?%|[●○★☆■□]+)\s*$/i;
const noSkill = /^(?:expert|advanced|intermediate|beginner|basic|proficient|fluent|native|familiar|others?|etc|more|various|years?|languages?|tools?|technologies|frameworks?|libraries|databases?|hard|soft|technical|skills?|working|good|excellent|strong|mother tongue|and|[a-c][12]|very good|native speaker)\.?$/i;

function listedIn(rawText: string, line: PlacedLine): readonly Sourced<string>[] {
  if (/^(?:interests|hobbies|interessen|hobbys)\b/i.test(line.text)) return [];
  const mentions = findSkills(line.text);
  const named = /^([^:,;(]{1,40}?)\s+[–—-]\s+/.exec(line.text)?.[1];
  // "Go – my main language": what follows the skill tells about it.
  const first = named === undefined ? null : skillCalled(named);
  if (named !== undefined && first !== null) {
    return [sourced(rawText, line.start, line.start + named.length, first), ...mentions.filter(({ span }) => span.start >= named.length).map(({ skill, span }) => sourced(rawText, line.start + span.start, line.start + span.end, skill))];
  }
  return itemsOf(line.text).flatMap(({ text, start, end }) => {
    const known = skillCalled(text);
    const at = (from: number, to: number, value?: string): Sourced<string> => sourced(rawText, line.start + from, line.start + to, value);
    const within = mentions.filter(({ span }) => span.start >= start && span.end <= end);
    const asKnown = within.map(({ skill, span }) => at(span.start, span.end, skill));
    if (known !== null) return [at(start, start + text.length, known), ...asKnown]; // "AWS (Lambda, S3)" is three.
    const words = text.split(/\s+/).length;
    const covered = within.reduce((sum, { span }) => sum + span.end - span.start, 0);
    const isName = words <= 4 && text.length <= 40 && !/[.!?]$|\d{4}/.test(text) && !noSkill.test(text) && /\p{L}/u.test(text);
    return isName && covered < 0.6 * text.length && !(within.length > 1) ? [at(start, start + text.length), ...asKnown] : asKnown;
  });
}

interface Item {
  /** Without its level ("fluent", "5 years"). */
  readonly text: string;
  readonly start: number;
  /** Of all of it. */
  readonly end: number;
}

/** The items of a list, its label ("Languages:") left out; commas in brackets part nothing. */
function itemsOf(text: string): readonly Item[] {
  const label = /^[^\t,;]{2,30}\t(?=[^\t]*,[^\t]*$)|^[^:,;(]{2,45}:\s+|^[^:,;(–—-]{2,40}\s+[–—-]\s+(?=[^,;]{1,40}[,;])/u.exec(text)?.[0] ?? '';
  const items: Item[] = [];
  let depth = 0;
  let from = label.length;
  for (let index = label.length; index <= text.length; index += 1) {
    const letter = text[index];
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    const parts = letter === undefined || ((letter === ',' || letter === ';' || letter === '|' || letter === '•' || letter === '·' || letter === '\t') && depth <= 0) || (letter === '/' && text[index - 1] === ' ' && text[index + 1] === ' ');
    if (!parts) continue;
    const item = trimmed(text, from, index);
    if (item !== null) items.push(item);
    from = index + 1;
  }
  return items;
}

function trimmed(whole: string, from: number, to: number): Item | null {
  let start = from;
  let text = whole.slice(from, to);
  const strip = (pattern: RegExp): boolean => {
    const match = pattern.exec(text);
    if (match === null || match[0].length === text.length) return false;
    start += match[0].length;
    text = text.slice(match[0].length);
    return true;
  };
  strip(/^[\s.•·–—*-]+/);
  while (strip(lead));
  text = text.replace(/[\s.]+$/, '');
  if (skillCalled(text) === null) text = text.replace(level, '').trimEnd();
  return text.length >= 1 && text.length <= 300 ? { text, start, end: to } : null;
}
