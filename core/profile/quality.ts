// Is there enough to write from? A thin profile makes thin mail, and a wrongly read one makes false mail: both are refused.
import type { Profile } from '../domain/profile.ts';
import { createError } from '../errors.ts';

/** How much a profile holds. */
export interface ProfileQuality {
  readonly words: number;
  readonly skills: number;
  /** Positions, paid or not, and projects, with a date or something told about them. */
  readonly experience: number;
  /** 0–1: the share of what a profile can hold. */
  readonly filled: number;
  /** What is missing, in words; empty when it is enough. */
  readonly problems: readonly string[];
}

const fewestWords = 200;
const fewestSkills = 3;
const leastFilled = 0.1;

/** Measures a profile. Words are what blanks part, as `wc -w` and word processors count them. */
export function qualityOf(profile: Profile): ProfileQuality {
  const words = profile.rawText.match(/\S+/g)?.length ?? 0;
  const experience =
    profile.experience.filter(({ start, end, highlights }) => start !== null || end !== null || highlights.length > 0).length +
    profile.projects.filter(({ highlights }) => highlights.length > 0).length;
  const filled = shareFilled(profile);
  const problems = [
    ...(words < fewestWords ? [`it has ${words} words, at least ${fewestWords} are needed`] : []),
    ...(experience === 0 ? ['no experience was found in it (positions, internships, volunteering or projects)'] : []),
    ...(profile.skills.length < fewestSkills ? [`${profile.skills.length === 0 ? 'no skill was' : `only ${profile.skills.length} ${profile.skills.length === 1 ? 'skill was' : 'skills were'}`} found in it, at least ${fewestSkills} are needed`] : []),
    ...(filled < leastFilled ? [`only ${Math.round(filled * 100)} % of a profile could be filled from it`] : []),
  ];
  return { words, skills: profile.skills.length, experience, filled, problems };
}

/** The profile itself when it is good enough; throws `resume_too_thin` with what is missing. */
export function goodEnough(profile: Profile): Profile {
  const { problems } = qualityOf(profile);
  if (problems.length > 0) throw createError('resume_too_thin', { problems });
  return profile;
}

function shareFilled({ name, headline, email, phone, location, summary, skills, experience, education, projects, links }: Profile): number {
  const fields = [
    ...[name, headline, email, phone, location, summary].map((field) => field !== null),
    ...[skills, experience, education, projects, links].map((list) => list.length > 0),
    experience.some(({ company }) => company !== null),
    experience.some(({ title }) => title !== null),
    experience.some(({ start }) => start !== null),
    experience.some(({ highlights }) => highlights.length > 0),
    education.some(({ school }) => school !== null),
    education.some(({ degree }) => degree !== null),
  ];
  return fields.filter(Boolean).length / fields.length;
}
