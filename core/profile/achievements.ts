import type { Achievement, Stated } from '../contracts/tasks.ts';
import type { Profile } from '../domain/profile.ts';
import type { Sourced } from '../domain/span.ts';
import { findSkills } from '../text/skills.ts';

/** What a profile tells of work and projects, line by line in its order, with the skills each line names. */
export function achievements(profile: Profile, uri: string): readonly Achievement[] {
  const statedAt = (sourced: Sourced<string> | null): Stated | null => (sourced === null || oneLine(sourced.value) === '' ? null : { text: oneLine(sourced.value), evidence: { kind: 'resume', uri, quote: sourced.span.quote } });
  const lines = (highlights: readonly Sourced<string>[], about: Omit<Achievement, keyof Stated | 'skills'>): readonly Achievement[] =>
    highlights.flatMap((highlight) => {
      const said = statedAt(highlight);
      return said === null ? [] : [{ ...said, ...about, skills: [...new Set(findSkills(said.text).map(({ skill }) => skill))] }];
    });
  return [
    ...profile.experience.flatMap(({ company, title, current, highlights }) => lines(highlights, { employer: statedAt(company), title: statedAt(title), project: null, current })),
    ...profile.projects.flatMap(({ name, highlights }) => lines(highlights, { employer: null, title: null, project: statedAt(name), current: false })),
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
