// Finds skills in a text in one pass: from each word start down the tree of known names, the longest name wins.
import type { SkillMention } from '../contracts/text-tools.ts';
import { blankClass, classCount, letterClass, type SkillForm, skillTree } from './skill-forms.ts';

interface Found {
  readonly form: SkillForm;
  readonly start: number;
  readonly end: number;
}

/** Skills named in the text by their usual name, in order of appearance. Linear in the text's length. */
export function findSkills(text: string): readonly SkillMention[] {
  const found = scan(text);
  const meant = new Array<boolean>(found.length).fill(false);
  // Twice, there and back: "C, R, Go" may lean on what stands before or after it.
  for (let index = 0; index < found.length; index += 1) meant[index] = isMeant(text, found, meant, index);
  for (let index = found.length - 1; index >= 0; index -= 1) meant[index] = meant[index] === true || isMeant(text, found, meant, index);
  return found
    .filter((_, index) => meant[index])
    .map(({ form, start, end }) => ({ skill: form.skill, span: { start, end, quote: text.slice(start, end) } }));
}

function scan(text: string): readonly Found[] {
  const { next, forms } = skillTree();
  const found: Found[] = [];
  let position = 0;
  while (position < text.length) {
    const first = letterClass(text.charCodeAt(position));
    const node = first === 0 || first === blankClass ? 0 : (next[classCount + first] ?? 0);
    if (node === 0 || !startsWord(text, position)) {
      position += 1;
      continue;
    }
    const address = text.charCodeAt(position) | 32;
    if ((address === 104 || address === 119) && isAddress(text, position)) {
      position = endOfAddress(text, position);
      continue;
    }
    const longest = longestFrom(text, position, node, next, forms);
    if (longest !== null) found.push(longest);
    position = longest === null ? position + 1 : longest.end;
  }
  return found;
}

function longestFrom(text: string, start: number, first: number, next: Int32Array, forms: readonly (readonly SkillForm[] | undefined)[]): Found | null {
  let longest: Found | null = null;
  let node = first;
  let end = start + 1;
  while (node !== 0) {
    const here = forms[node];
    if (here !== undefined) {
      const stop = endsWord(text, end) ? end : text[end] === 's' && end - start >= 4 && endsWord(text, end + 1) ? end + 1 : -1; // REST APIs, Dashboards
      const form = stop === -1 ? undefined : here.find(({ exact }) => exact === null || text.startsWith(exact, start));
      if (form !== undefined) longest = { form, start, end: stop };
    }
    const letter = letterClass(text.charCodeAt(end));
    node = end >= text.length || letter === 0 ? 0 : (next[node * classCount + letter] ?? 0);
    end += 1;
    if (letter === blankClass) while (text[end] === ' ' && text[end - 1] === ' ' && end < text.length) end += 1;
  }
  return longest;
}

function isWordUnit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || (code >= 0xc0 && code < 0x2000) || code >= 0x3040;
}

function startsWord(text: string, start: number): boolean {
  if (start === 0) return true;
  const before = text.charCodeAt(start - 1);
  if (isWordUnit(before) || before === 64) return false; // @react is a person or a package
  return before !== 46 || start === 1 || !isWordUnit(text.charCodeAt(start - 2)); // the "net" of example.net
}

function endsWord(text: string, end: number): boolean {
  if (end >= text.length) return true;
  const after = text.charCodeAt(end);
  if (isWordUnit(after) || after === 43 || after === 35) return isVersion(text, end); // C is not C++, nor C#
  if (after === 64) return false;
  return after !== 46 || end + 1 >= text.length || !isLowerLetter(text.charCodeAt(end + 1)); // github.com
}

/** `Python3`, `Angular 2+`: a version number belongs to the name. */
function isVersion(text: string, end: number): boolean {
  return /^\d{1,2}(?:\.\d{1,2})?(?![\w+#])/.test(text.slice(end, end + 8)) && /[a-z]{3}$/i.test(text.slice(Math.max(0, end - 3), end));
}

function isLowerLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isAddress(text: string, start: number): boolean {
  return /^(?:https?:\/\/|www\.)/i.test(text.slice(start, start + 8));
}

function endOfAddress(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) > 32) end += 1;
  return end;
}

const asTool = /^[ -](?:dev(?:eloper|elopment)?s?|engineers?|programmers?|programming|languages?|code|codebases?|scripts?|scripting|(?:micro)?services?|back-?ends?|packages?|librar(?:y|ies)|frameworks?|boot|apis?|applications|expert(?:ise)?|skills|experience|certification|\d{1,2}(?:\.\d{1,3})?(?!\d))\b/i;
const ofSkills = /(?:\b(?:programming|proficien(?:t|cy)|experienced?|expertise|expert|background|fluent|fluency|skilled|trained|certified|interest(?:ed)?|degree|diploma|knowledge|understanding|familiar(?:ity)?|command|mastery) (?:in|with|of|at)|\b(?:languages?|skills?|stack|tools?|technologies|tech|frameworks?|software|libraries|databases?|competenc(?:e|ies)|areas of expertise|expertise|familiar with|technical|other)(?: include)?:) (?:the |both |using )?$/i;
const ofTools = /\b(?:(?:written|coded|coding|code|build|built|building|developed|developing|implemented|implement|programmed|programming|services|apis|scripts|applications?|software|back-?ends?|pipelines?|models?|tests?|dashboards?) (?:in|with|on)|using|uses?|used|via|learn|love|know|knows|migrat(?:ed|ing) (?:to|from)|from|deployed (?:on|to|with)) $/i;
const listBefore = /(?:^|[\n\t,;/|•·◦▪●:(+&‣*]|\s[-–—]) ?(?:and |or |& )?$|[.!?] $|\b(?:and|or|in|with|including|like|e\.g\.|as) $/i;
const listAfter = /^(?:$|[\n\t,;/|•·◦▪●)+&]|\.(?:\s|$)| (?:and|or|&|\/|[-–—|•·]) | ?\()/i;

/** Whether these letters stand for the skill here; an everyday word needs company or a telling phrase. */
function isMeant(text: string, found: readonly Found[], meant: readonly boolean[], index: number): boolean {
  const here = found[index];
  if (here === undefined) return false;
  const { form, start, end } = here;
  if (!form.wary) return form.exact === null || form.exact.length > 2 || !/[-‐‑][\p{L}]/u.test(text.slice(end, end + 2)) || form.exact === 'AI';
  const before = text.slice(Math.max(0, start - 48), start);
  const after = text.slice(end, end + 24);
  if (/[-‐‑&'’]$/.test(before) || /^(?:[-‐‑'’]\p{L}|&\p{L})/u.test(after)) return false; // go-to, R&D
  if (form.exact !== null && (asTool.test(after) || ofTools.test(before))) return true;
  if (ofSkills.test(before)) return true;
  if (!listBefore.test(before) || !listAfter.test(after)) return false;
  return hasCompany(text, found, meant, index, -1) || hasCompany(text, found, meant, index, 1);
}

/** How far apart two members of one list stand at most. */
const reach = 40;

function hasCompany(text: string, found: readonly Found[], meant: readonly boolean[], index: number, step: 1 | -1): boolean {
  const here = found[index];
  for (let other = index + step; here !== undefined && other >= 0 && other < found.length; other += step) {
    const neighbour = found[other];
    if (neighbour === undefined) return false;
    const between = step === 1 ? text.slice(here.end, neighbour.start) : text.slice(neighbour.end, here.start);
    if (between.length > reach || /[.!?]\s|\n\s*\n/.test(between)) return false;
    if (meant[other] === true || !neighbour.form.wary) return /[\n\t,;/|•·◦▪●(&+]|\b(?:and|or)\b/.test(between);
  }
  return false;
}
