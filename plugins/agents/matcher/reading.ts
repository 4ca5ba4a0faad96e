import type { Achievement, Evidence, Finding, MatchInput, SourceDocument, TextTools } from '../../../core/index.ts';

/** A skill with the words that name it. */
export interface NamedSkill {
  readonly skill: string;
  readonly evidence: Evidence;
}

/** What both sides say, read once for all parts of the score. */
export interface Reading {
  readonly input: MatchInput;
  /** The skills that research found, or else those that the posting names. Most telling first. */
  readonly wanted: readonly NamedSkill[];
  readonly have: ReadonlyMap<string, Evidence>;
  readonly shared: readonly (NamedSkill & { readonly resume: Evidence })[];
  /** Best fit first. */
  readonly achievements: readonly Achievement[];
  readonly postings: readonly SourceDocument[];
  /** The year of the newest source: "until today" of a present job, the same whenever it is asked. */
  readonly year: number;
}

/** Wanted and had by nearly everyone: they say little about a fit, so that they count only when nothing else is named. */
const soft = new Set(
  ['Communication', 'Teamwork', 'Leadership', 'Problem solving', 'Critical thinking', 'Time management', 'Attention to detail', 'Adaptability', 'Creativity', 'Decision making', 'Conflict resolution', 'Emotional intelligence', 'Organisation', 'Self-motivation', 'Work ethic'],
);

/** The user's side. It is read once for each version of the résumé, not once for each lead. */
export interface ResumeReading {
  readonly have: ReadonlyMap<string, Evidence>;
  readonly achievements: readonly Achievement[];
}

/** Reads résumés, and keeps the newest: its uri is the hash of its text. */
export function createResumeReader(text: TextTools): (input: Pick<MatchInput, 'profile' | 'profileUri'>) => ResumeReading {
  let newest: { readonly uri: string; readonly reading: ResumeReading } | undefined;
  return ({ profile, profileUri }) => {
    if (newest?.uri === profileUri) return newest.reading;
    const have = new Map<string, Evidence>();
    for (const { skill, span } of text.skills(profile.rawText)) {
      if (!have.has(skill) && !span.quote.includes('\n')) have.set(skill, { kind: 'resume', uri: profileUri, quote: span.quote });
    }
    newest = { uri: profileUri, reading: { have, achievements: text.achievements(profile, profileUri) } };
    return newest.reading;
  };
}

export function readBothSides(input: MatchInput, resume: ResumeReading, text: TextTools): Reading {
  const postings = input.documents.filter(({ kind }) => kind === 'posting');
  const found = input.findings.filter(({ kind }) => kind === 'stack').map(skillOf);
  const named = found.length > 0 ? found : postings.flatMap((posting) => skillsOf(posting, text));
  const wanted = hardFirst(distinct(named));
  const { have } = resume;
  const shared = wanted.flatMap((each) => {
    const resume = have.get(each.skill);
    return resume === undefined ? [] : [{ ...each, resume }];
  });
  const wantedNames = new Set(wanted.map(({ skill }) => skill));
  const sharedBy = ({ skills }: Achievement) => skills.filter((skill) => wantedNames.has(skill)).length;
  const achievements = resume.achievements.toSorted((a, b) => sharedBy(b) - sharedBy(a));
  return { input, wanted, have, shared, achievements, postings, year: newestYear(input) };
}

function skillsOf({ kind, uri, text: words }: SourceDocument, text: TextTools): readonly NamedSkill[] {
  return text.skills(words).filter(({ span }) => !span.quote.includes('\n')).map(({ skill, span }) => ({ skill, evidence: { kind, uri, quote: span.quote } }));
}

function skillOf({ text, source }: Finding): NamedSkill {
  return { skill: text, evidence: source };
}

function distinct(skills: readonly NamedSkill[]): readonly NamedSkill[] {
  const first = new Map<string, NamedSkill>();
  for (const each of skills) if (!first.has(each.skill)) first.set(each.skill, each);
  return [...first.values()];
}

function hardFirst(skills: readonly NamedSkill[]): readonly NamedSkill[] {
  const hard = skills.filter(({ skill }) => !soft.has(skill));
  return hard.length > 0 ? hard : skills;
}

function newestYear({ documents, findings, profile }: MatchInput): number {
  const read = [...documents.map(({ fetchedAt }) => fetchedAt), ...findings.map(({ at }) => at)].map((at) => new Date(at).getUTCFullYear());
  const worked = profile.experience.flatMap(({ start, end }) => [...yearsIn(start?.value), ...yearsIn(end?.value)]);
  return Math.max(0, ...read, ...worked);
}

export function yearsIn(date: string | undefined): readonly number[] {
  return (date?.match(/\b(?:19|20)\d{2}\b/g) ?? []).map(Number);
}
