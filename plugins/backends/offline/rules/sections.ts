import { isHeading } from '../english/speakable.ts';

export type Section = 'about' | 'duties' | 'asks' | 'stack' | 'people' | 'aside';

export interface Line {
  readonly text: string;
  readonly section: Section;
  /** 0 for the first line under its heading. */
  readonly place: number;
}

const sections: readonly (readonly [Section, RegExp])[] = [
  ['aside', /^(?:batch|industries|regions?|badges)$|how to apply|region|office location|benefit|perk|compensation|salary|what we offer|we offer|interview|hiring process|equal|diversity|privacy|company size|why (?:join|work)|contact|location|blog|pricing|careers?|jobs?$|more about working/i],
  ['people', /remote|culture|values|team|working (?:here|at)|life at/i],
  ['stack', /technolog|tech stack|our stack|languages|tools we use|frameworks|infrastructure|databases/i],
  ['asks', /requirement|qualification|who we(?:'|’)?re looking|who (?:we are|are we) looking|looking for|what you(?:'|’)?(?:ll)? ?(?:bring|need|have)|you(?:'|’)?(?:ll)? (?:have|bring|need|are)|about you|who you are|must[- ]have|nice[- ]to[- ]have|skills|experience|preferred|minimum|great addition/i],
  ['duties', /responsibilit|what you(?:'|’)?ll (?:do|be doing)|what you will do|you will|the role|your role|contribute|day[- ]to[- ]day|in this role|job description|your impact|duties/i],
];

/** Tells of each line under which heading it stands. A heading is a line that is only a heading, or a short one without an end that a page uses as such. */
export function inSections(sentences: readonly string[]): readonly Line[] {
  let section: Section = 'about';
  let place = 0;
  const lines: Line[] = [];
  for (const text of sentences) {
    const named = headingSection(text);
    if (named !== undefined) {
      section = named;
      place = 0;
    } else {
      lines.push({ text, section, place });
      place += 1;
    }
  }
  return lines;
}

function headingSection(text: string): Section | undefined {
  const bare = text.replace(/[:\s]+$/, '');
  const short = bare.split(/\s+/).length <= 7 && !/[.!,;]$/.test(bare);
  if (!short && !/:$/.test(text.trim())) return undefined;
  const section = sections.find(([, pattern]) => pattern.test(bare))?.[0];
  const looksLikeOne = isHeading(text) || /:\s*$/.test(text) || /^[A-Z][^.]*$/.test(bare);
  if (!looksLikeOne) return undefined;
  if (isHeading(text)) return section ?? 'about';
  return /:\s*$/.test(text) || bare.split(/\s+/).length <= 5 ? section : undefined;
}
