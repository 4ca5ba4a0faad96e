// A draft and its sources, read once: every rule looks at this.
import type { TextTools } from '../contracts/text-tools.ts';
import type { Draft, DraftProblem } from '../domain/draft.ts';
import { plainWords } from '../domain/company-key.ts';
import type { Lead } from '../domain/lead.ts';
import type { Profile } from '../domain/profile.ts';
import type { Sender } from '../domain/sender.ts';
import type { SourceDocument } from '../domain/source-document.ts';
import type { InTurns } from '../in-turns.ts';
import { draftSentences } from './draft-sentences.ts';
import { firstAfter } from './first-after.ts';
import { normalise, type Normalised } from './normalise.ts';
import { type Quantity, quantities } from './quantities.ts';
import { type SkillAt, skillMentions } from './skill-mentions.ts';
import { readSource, sourceOf, type SourceText, type Stretch } from './sources.ts';
import { clauseStretches } from './stretches.ts';
import type { ClauseStretch } from './voice.ts';
import { type Token, tokens } from './tokens.ts';

export interface Answer {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
}

export interface GroundingInput {
  readonly draft: Draft;
  readonly lead: Lead;
  readonly profile: Profile;
  readonly profileUri: string;
  readonly documents: readonly SourceDocument[];
  readonly answers: readonly Answer[];
  readonly sender: Pick<Sender, 'name' | 'email'>;
  readonly text: TextTools;
}

/** Where an answer of the user can be quoted from. */
export function answerUri(id: string): string {
  return `answer:${id}`;
}

/** One part of a draft, read. */
export interface PartText {
  readonly part: DraftProblem['part'];
  /** Of a follow-up: its day. */
  readonly day: number | undefined;
  readonly raw: string;
  /** Words of the sender's name, in lower case. */
  readonly senderWords: readonly string[];
  readonly shown: Normalised;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Stretch[];
  readonly stretches: readonly ClauseStretch[];
  readonly quantities: readonly Quantity[];
  readonly skills: readonly SkillAt[];
  /** Skills that lie within a stretch. */
  skillsIn(stretch: Stretch): readonly SkillAt[];
  /** The skill whose name begins at this token. */
  skillAt(token: number): SkillAt | undefined;
  /** Whether this token is a part of the company's name: the 90 of "90 Seconds". */
  inCompanyName(token: number): boolean;
  stretchAt(token: number): ClauseStretch;
  sentenceAt(token: number): Stretch;
}

export interface Inspection extends GroundingInput {
  readonly parts: readonly PartText[];
  /** What proves words about the sender: the résumé and the user's answers. */
  readonly resume: readonly SourceText[];
  /** What proves words about the company: postings, pages, notes and the user's answers. */
  readonly company: readonly SourceText[];
  /** Names that need no proof: the lead's, the sender's. */
  readonly leadNames: SourceText;
  readonly senderNames: SourceText;
}

export function* inspect(input: GroundingInput): InTurns<Inspection> {
  const { draft, lead, profile, documents, sender, text } = input;
  const resumeText = sourceOf(profile, profile.rawText, text);
  yield;
  const answers = input.answers.map((answer) => readSource(claimedBy(answer), text));
  const company = plainWords(lead.company);
  const parties = { company, companyIsEmployer: profile.experience.some((entry) => entry.company !== null && plainWords(entry.company.value).join(' ') === company.join(' ')) };
  // "Hi Julia" names no language.
  const people = new Set(plainWords(`${lead.person ?? ''} ${sender.name}`));
  const parts: PartText[] = [];
  for (const { part, day, raw } of draftParts(draft)) {
    yield;
    parts.push(readPart(part, day, raw, parties, text, people, plainWords(sender.name)));
  }
  yield;
  const pages: SourceText[] = [];
  for (const document of documents) {
    pages.push(sourceOf(document, document.text, text));
    yield;
  }
  const told = [lead.company, lead.person, lead.role, lead.location, lead.website, lead.venue, ...documents.flatMap(({ title, uri }) => [title, hostOf(uri)])];
  return {
    ...input,
    parts,
    resume: [resumeText, ...answers],
    company: [...pages, ...answers, readSource([lead.role, lead.company, lead.location].filter(Boolean).join('.\n'), text)],
    leadNames: readSource(told.filter(Boolean).join('.\n'), text),
    senderNames: readSource(`${sender.name}.\n${profile.name?.value ?? ''}.\n${sender.email}`, text),
  };
}

/** A plain "yes" claims what was asked; a plain "no" claims nothing. */
function claimedBy({ question, answer }: Answer): string {
  if (/^\s*(?:yes|yeah|yep|correct|true|i (?:have|did|do|am))\b/i.test(answer)) return `${question}\n${answer}`;
  if (/^\s*(?:no|nope|not|never|none)\b/i.test(answer)) return /\b(?:but|however|though)\b([\s\S]*)/i.exec(answer)?.[1] ?? '';
  return answer;
}

function draftParts(draft: Draft): readonly { readonly part: DraftProblem['part']; readonly day: number | undefined; readonly raw: string }[] {
  return [
    { part: 'subjectA', day: undefined, raw: draft.subjectA },
    { part: 'subjectB', day: undefined, raw: draft.subjectB },
    { part: 'body', day: undefined, raw: draft.body },
    ...draft.followUps.map(({ day, body }) => ({ part: 'followUp' as const, day, raw: body })),
  ];
}

function readPart(part: DraftProblem['part'], day: number | undefined, raw: string, parties: Parameters<typeof clauseStretches>[2], text: TextTools, people: ReadonlySet<string>, senderWords: readonly string[]): PartText {
  const shown = normalise(raw);
  const list = tokens(shown.text);
  const sentences = draftSentences(list);
  const stretches = clauseStretches(list, sentences, parties);
  const stretchStarts = stretches.map(({ from }) => from);
  const sentenceStarts = sentences.map(({ from }) => from);
  const skills = skillMentions(shown.text, list, text).filter(({ from, to }) => to > from + 1 || !people.has(list[from]?.lower ?? ''));
  const skillStarts = skills.map(({ from }) => from);
  const nowhere: ClauseStretch = { from: 0, to: list.length, owner: 'any', mode: 'asserted', clause: 0, takesUp: null };
  return {
    part,
    day,
    raw,
    senderWords,
    shown,
    tokens: list,
    sentences,
    stretches,
    quantities: quantities(list),
    skills,
    skillsIn({ from, to }) {
      const found: SkillAt[] = [];
      for (let index = firstAfter(skillStarts, from - 1); index < skills.length && (skillStarts[index] ?? to) < to; index += 1) found.push(skills[index] as SkillAt);
      return found.filter((skill) => skill.to <= to);
    },
    skillAt(token) {
      const index = firstAfter(skillStarts, token) - 1;
      return skillStarts[index] === token ? skills[index] : undefined;
    },
    inCompanyName: (token) => parties.company.some((word, index) => word === list[token]?.lower && parties.company.every((other, place) => list[token - index + place]?.lower === other)),
    stretchAt: (token) => stretches[firstAfter(stretchStarts, token) - 1] ?? nowhere,
    sentenceAt: (token) => sentences[firstAfter(sentenceStarts, token) - 1] ?? { from: 0, to: list.length },
  };
}

function hostOf(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).hostname.replaceAll('.', ' ') : '';
}
