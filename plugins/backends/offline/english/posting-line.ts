import { clip, wordCount } from './clip.ts';
import { deedOf } from './deed.ts';
import { speakable } from './speakable.ts';

/** A line of a job posting that says what the work is (`duty`) or what is asked for (`asks`). Verbatim. */
export interface PostingLine {
  readonly form: 'duty' | 'asks';
  readonly words: string;
}

const asks =
  /^(?:\d+\s?\+?\s*(?:-|–|to)?\s*\d*\+?\s*years?|(?:a |an )?(?:(?:strong|solid|deep|extensive|proven|demonstrated|hands-on|practical|significant|prior|previous|professional|working|good|excellent|expert|broad|relevant)[\s,-]+)*(?:experience|proficiency|proficient|knowledge|understanding|expertise|familiarity|familiar|background|track record|ability|skills?|fluency|fluent|command|competence|comfort|comfortable)\b|(?:bachelor|master|degree|ph\.?d)|you(?:['’](?:re|ve)| have| are| can| know| bring| enjoy)\b|expert(?:ise)? (?:in|with)|skilled (?:in|with|at)|passion for)/i;

/** What a posting asks its reader to do, which is not the work. */
const invitations = new Set('join apply learn get become enjoy take see know find follow start choose save give tell use send write'.split(' '));

export function isRequirement(line: string): boolean {
  return asks.test(line.trim());
}

export function isDuty(line: string): boolean {
  const deed = deedOf(line, true);
  if (deed?.form !== 'present' || invitations.has(deed.verb)) return false;
  return line.trim().toLowerCase().startsWith(`${deed.verb} `) || line.trim().toLowerCase().startsWith(`${deed.verb}, `);
}

/** Null when the line says neither, or cannot be quoted as it stands. */
export function postingLine(sentence: string): PostingLine | null {
  const line = sentence.replace(/\s+/g, ' ').trim();
  if (!speakable(line, 40)) return null;
  const bare = line.replace(/[.;,]+$/, '');
  const form = isRequirement(bare) ? 'asks' : isDuty(bare) ? 'duty' : null;
  if (form === null || wordCount(bare) < 5 || /\b(?:we|our|us)\b/i.test(bare)) return null;
  const words = clip(bare, 20, 5);
  return words === null ? null : { form, words };
}
