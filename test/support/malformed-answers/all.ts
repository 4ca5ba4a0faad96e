import { chatter } from './chatter.ts';
import { cuts } from './cuts.ts';
import { repairs } from './repairs.ts';
import { xml } from './xml.ts';
import type { MalformedAnswer } from './malformed-answer.ts';

/** All written by hand, by kind. */
export const malformedAnswers: Readonly<Record<string, readonly MalformedAnswer[]>> = { chatter, repairs, cuts, xml };
