// The table of skill names as a tree of letters, so that a text is read once however many skills are known.
import { type SkillArea, skillAreas } from './skill-names.ts';

/** One way of writing a skill. */
export interface SkillForm {
  readonly skill: string;
  readonly area: SkillArea;
  /** The letters as they must stand, where case counts. */
  readonly exact: string | null;
  /** Whether it counts only where a skill must be meant. */
  readonly wary: boolean;
}

/** A tree of letter classes: `next[node * classCount + class]` is the node reached, 0 when none. Node 1 is the root. */
export interface SkillTree {
  readonly next: Int32Array;
  readonly forms: readonly (readonly SkillForm[] | undefined)[];
}

export const classCount = 45;
/** Blanks and hyphens are written for one another. */
export const blankClass = 37;
const marks = '.+#/&\'';

/** The class of a UTF-16 code unit: letters without case, digits, blank or hyphen, a few marks; 0 is in no name. */
export function letterClass(code: number): number {
  return code < 128 ? (asciiClasses[code] ?? 0) : code === 0xa0 || (code >= 0x2010 && code <= 0x2012) ? blankClass : code === 0x2019 ? blankClass + 1 + marks.indexOf("'") : 0;
}

const asciiClasses = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase();
  if (letter >= 'a' && letter <= 'z') return letter.charCodeAt(0) - 96;
  if (letter >= '0' && letter <= '9') return 27 + Number(letter);
  if (letter === ' ' || letter === '-') return blankClass;
  return marks.includes(letter) ? blankClass + 1 + marks.indexOf(letter) : 0;
});

let built: SkillTree | null = null;

/** The tree over all names, built when it is first asked for. */
export function skillTree(): SkillTree {
  return (built ??= buildTree());
}

/** The area a skill belongs to, or null for a name that is not in the table. */
export function areaOfSkill(skill: string): SkillArea | null {
  areas ??= new Map(allForms().map((form) => [form.written.skill, form.written.area]));
  return areas.get(skill) ?? null;
}

/** The usual name of what is called this and nothing more; null when no skill is. For lists of skills, where a word can mean nothing else. */
export function skillCalled(name: string): string | null {
  called ??= new Map(allForms().map((form) => [plain(form.letters), form.written.skill]));
  return called.get(plain(name)) ?? null;
}

let called: Map<string, string> | null = null;

function plain(letters: string): string {
  return letters.toLowerCase().replaceAll(/[-‐‑ ]+/g, ' ').trim();
}

let areas: Map<string, SkillArea> | null = null;

function buildTree(): SkillTree {
  const all = allForms();
  const most = all.reduce((sum, { letters }) => sum + letters.length, 2);
  const next = new Int32Array(most * classCount);
  const forms: SkillForm[][] = [];
  let last = 1;
  for (const { letters, written } of all) {
    let node = 1;
    for (let index = 0; index < letters.length; index += 1) {
      const slot = node * classCount + letterClass(letters.charCodeAt(index));
      node = next[slot] || (next[slot] = ++last);
    }
    (forms[node] ??= []).push(written);
  }
  return { next: next.slice(0, (last + 1) * classCount), forms };
}

/** Every way of writing every skill; the name itself is one, unless the row says more narrowly when it counts. */
function allForms(): readonly { readonly letters: string; readonly written: SkillForm }[] {
  return Object.entries(skillAreas).flatMap(([area, rows]) =>
    rows.flatMap((row) => {
      const [first = '', others] = row.split(/: (.*)/s);
      const skill = first.replace(/^[=?~]/, '');
      const ways = others === undefined ? [] : others.split(', ');
      const isNarrowed = ways.some((way) => /^[=?~]/.test(way) && way.slice(1).toLowerCase() === skill.toLowerCase());
      return [...(isNarrowed ? [] : [first]), ...ways].flatMap((text) => {
        const mark = /^[=?~]/.exec(text)?.[0] ?? '';
        const letters = text.slice(mark.length);
        const written = { skill, area: area as SkillArea, exact: mark === '=' || mark === '?' ? letters : null, wary: mark === '?' || mark === '~' };
        return [letters, ...unscripted(letters)].map((form) => ({ letters: form, written: written.exact === null ? written : { ...written, exact: form } }));
      });
    }),
  );
}

/** `Node.js` is also written `NodeJS` and `Node JS`. */
function unscripted(letters: string): readonly string[] {
  return letters.endsWith('.js') ? [letters.replace(/\.js$/, 'js'), letters.replace(/\.js$/, ' js')] : [];
}
