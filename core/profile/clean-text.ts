import { visibleCharacters } from '../text/visible-characters.ts';

/** Letters as a person would type them: ligatures apart, one kind of blank, hyphens whole; without icons of private fonts and characters nobody sees. */
export function cleanText(text: string): string {
  return visibleCharacters(text.replaceAll(/-\u00AD?\u2010|\u00AD\u2010|\u2010|\u2011|\u00AD$/g, '-'))
    .replaceAll(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKD'))
    .replaceAll(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .replaceAll(/[\uE000-\uF8FF\uFFFC\uFFFD]/g, '')
    .normalize('NFC');
}

/** Signs that stand in front of list items, those of symbol fonts included. */
export const bulletSigns = '•◦▪▫‣⁃●○■□▸►▶▹▻➢➤➔➜→❖◆◇✓✔✦✧★☆·∙⋅⦁∗\uF0B7\uF0A7\uF0D8\uF076\uF0FC\uF0A8\uF02D\uF071\uF06E';

/** What Wingdings and Symbol show as bullets, as the letters that stand in the file. */
export const bulletLetters = '§Øüqvonlàð¨Ä';

/** Joins a line with the rest of its sentence: a hyphen at the break goes when it only divides a word. `wholeText` is all of it in lower case. */
export function joinWrapped(before: string, after: string, wholeText: string): string {
  const left = before.trimEnd();
  const right = after.trimStart();
  const head = /([\p{L}\p{N}]+)-$/u.exec(left)?.[1];
  const tail = /^[\p{L}\p{N}]+/u.exec(right)?.[0];
  if (head === undefined || tail === undefined) return `${left}${/[\p{L}\p{N}]\/$/u.test(left) ? '' : ' '}${right}`;
  return keepsHyphen(head, tail, wholeText) ? left + right : left.slice(0, -1) + right;
}

/** First parts of words that are written with a hyphen. */
const hyphenated = new Set(
  'self cross non co multi full part high low long short well open end front back real data user client customer team problem decision award state large small mid pre post semi all ever non anti object test event time cost cutting hands in on off up to first second third one two three four five six seven eight nine ten year industry company business mission results detail goal service cloud web e x key market go low no server micro high'.split(' '),
);

function keepsHyphen(head: string, tail: string, wholeText: string): boolean {
  if (!/^\p{Ll}/u.test(tail) || /^\p{Lu}+$|\d/u.test(head)) return true;
  if (wholeText.includes(`${head}-${tail}`.toLowerCase())) return true;
  if (wholeText.includes(`${head}${tail}`.toLowerCase())) return false;
  return hyphenated.has(head.toLowerCase());
}
