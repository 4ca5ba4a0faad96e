import type { DraftAnswer, DraftQuestion } from '../../../../core/index.ts';
import { hashOf, shuffle } from '../english/choose.ts';
import { wordCount } from '../english/clip.ts';
import { ask, closing, signOff } from '../letter/ask.ts';
import { commonGround, toolbox, wish } from '../letter/common-ground.ts';
import { furtherExperience, introduction, leadingExperience, quotedExperience } from '../letter/experience.ts';
import { followUps } from '../letter/follow-ups.ts';
import { type Experience, greeting, type Letter, letterOf, type Reference } from '../letter/letter.ts';
import { opening } from '../letter/opening.ts';
import { answersSaid, questionsFor } from '../letter/questions.ts';
import { type Said, say, together } from '../letter/said.ts';
import { subjects } from '../letter/subjects.ts';

/** Letters end between these lengths, each at one of its own. */
const enoughWords = { from: 94, to: 122 } as const;
const mostWords = 150;

/** Writes one letter from facts alone: each sentence is a frame of ours round words of the résumé's or the company's. */
export function writeDraft(question: DraftQuestion): DraftAnswer {
  const letter = letterOf(question);
  const [subjectA, subjectB] = subjects(letter);
  const { said, usedExperiences, usedReferences } = body(letter);
  const further = followUps(
    letter,
    letter.experiences.filter((each) => !usedExperiences.includes(each)),
    letter.references.filter((each) => !usedReferences.includes(each)),
  );
  const parts = [subjectA, subjectB, said.text, ...further.map((each) => each.said.text)];
  return {
    subjectA,
    subjectB,
    body: said.text,
    followUps: further.map(({ day, said: { text } }) => ({ day, body: text })),
    claims: claimsOf([said, ...further.map((each) => each.said)], parts),
    questions: questionsFor(letter),
  };
}

interface Body {
  readonly said: Said;
  readonly usedExperiences: readonly Experience[];
  readonly usedReferences: readonly Reference[];
}

/** What must be said, and then of what may be said as much as makes a letter of a good length, in an order and shape of the lead's own. */
function body(letter: Letter): Body {
  const [first, second, third] = letter.experiences;
  const [reference, ...others] = letter.references;
  const further = letter.question.shared.length > 0 ? undefined : others.find(({ form }) => form !== 'line' && form !== reference?.form);
  const introduced = introduction(letter);
  const me = first === undefined || hashOf(`${letter.seed}\u0001introduce`) % 3 !== 0 ? introduced : null;
  const needed: Parts = {
    start: opening(letter, reference),
    me,
    lead: first === undefined ? quotedExperience(letter) : leadingExperience(letter, first, me !== null),
    more: null,
    third: null,
    // A letter that opens with the stack has said what both share.
    ground: reference === undefined && letter.role === null && letter.question.shared.length > 0 ? null : commonGround(letter, further),
    tools: null,
    wish: null,
    answers: together(...answersSaid(letter)),
    request: say(ask(letter)),
    end: null,
  };
  const more = first === undefined || second === undefined ? null : furtherExperience(letter, second, first, 'further');
  const extras: readonly Partial<Parts>[] = [
    ...shuffle<Partial<Parts>>([{ more }, { end: say(closing(letter)) }, { wish: wish(letter) }], letter.seed, 'extras'),
    { tools: toolbox(letter) },
    { third: second === undefined || third === undefined ? null : furtherExperience(letter, third, second, 'third') },
    ...(first === undefined || me !== null || introduced === null ? [] : [{ me: introduced, lead: leadingExperience(letter, first, true) }]),
  ];
  const enough = enoughWords.from + (hashOf(`${letter.seed}\u0001length`) % (enoughWords.to - enoughWords.from));
  let parts = needed;
  for (const extra of extras) {
    if (wordCount(lay(letter, shaped(letter, parts)).text) > enough) break;
    const fuller = { ...parts, ...extra };
    if (wordCount(lay(letter, shaped(letter, fuller)).text) <= mostWords) parts = fuller;
  }
  const said = lay(letter, shaped(letter, parts));
  return {
    said,
    usedExperiences: [first, parts.more === null ? undefined : second, parts.third === null ? undefined : third].filter((each) => each !== undefined),
    usedReferences: [reference, further].filter((each) => each !== undefined),
  };
}

interface Parts {
  readonly start: Said;
  readonly me: Said | null;
  readonly lead: Said | null;
  readonly more: Said | null;
  readonly third: Said | null;
  readonly ground: Said | null;
  readonly tools: Said | null;
  readonly wish: Said | null;
  readonly answers: Said;
  readonly request: Said;
  readonly end: Said | null;
}

/** The same matter in one of four orders. What ties both sides comes right after the company where it can, otherwise after the experience. */
function shaped(letter: Letter, { start, me, lead, more, third, ground, tools, wish: wanted, answers, request, end }: Parts): readonly (Said | null)[] {
  const done = together(lead, more, third, tools);
  const shape = hashOf(`${letter.seed}\u0001shape`) % 6;
  // A letter on a posting begins with the posting, and one that begins with the sender says first who that is.
  const withCompanyFirst: Readonly<Record<number, number>> = letter.role !== null ? { 2: 0, 4: 1 } : me === null ? { 2: 0 } : {};
  switch (withCompanyFirst[shape] ?? shape) {
    case 0:
      return [together(start, me), done, together(ground, answers, wanted, request, end)];
    case 1:
      return [together(start, ground), together(me, done, wanted), together(answers, request, end)];
    case 2:
      return [together(me, done), together(start, ground, answers), together(request, end)];
    case 3:
      return [together(start, me, lead), together(more, third, tools, ground), together(answers, wanted, request, end)];
    case 4:
      return [together(me, start), together(ground, answers), done, together(wanted, request, end)];
    default:
      return [start, together(me, done), together(ground, wanted, answers), together(request, end)];
  }
}

function lay(letter: Letter, paragraphs: readonly (Said | null)[]): Said {
  const filled = paragraphs.filter((paragraph) => paragraph !== null && paragraph.text !== '') as readonly Said[];
  return say([greeting(letter), ...filled.map(({ text }) => text), signOff(letter)].join('\n\n'), ...filled.map(({ proofs }) => proofs));
}

/** Every proof whose words really stand in the draft, once. */
function claimsOf(said: readonly Said[], parts: readonly string[]): DraftAnswer['claims'] {
  const seen = new Set<string>();
  return said
    .flatMap(({ proofs }) => proofs)
    .filter(({ text, source }) => {
      const key = `${text}\u0001${source.uri}\u0001${source.quote}`;
      if (seen.has(key) || !parts.some((part) => part.includes(text))) return false;
      seen.add(key);
      return true;
    })
    .map(({ text, source }) => ({ text, kind: source.kind, uri: source.uri, quote: source.quote }));
}
