import type { Experience, Profile } from '../domain/profile.ts';
import type { Sourced } from '../domain/span.ts';
import { addresses } from '../text/addresses.ts';
import { findSkills } from '../text/skills.ts';
import { areaOfSkill } from '../text/skill-forms.ts';
import { readContact } from './contact-block.ts';
import { educationIn } from './education-entries.ts';
import { isBody } from './entry-blocks.ts';
import { experienceIn } from './experience-entries.ts';
import { findName } from './find-name.ts';
import { placeAtEnd } from './places.ts';
import { projectsIn } from './project-entries.ts';
import type { ResumeLine } from './resume-line.ts';
import { type PlacedLine, type ResumeText, spanOf, writeResumeText } from './resume-text.ts';
import { headingKind, type SectionKind } from './section-headings.ts';
import { apartHeadings, type Section, sectionsOf } from './sections.ts';
import { skillsIn } from './skill-items.ts';

/** What the lines of a résumé say of a person. Every span points into the raw text that is written here. */
export function extractProfile(lines: readonly ResumeLine[]): Profile {
  const resume = writeResumeText(apartHeadings(lines));
  const name = findName(resume);
  const sections = sectionsOf(resume.lines, name?.line ?? null);
  const linesOf = (...kinds: readonly (SectionKind | 'top')[]): readonly PlacedLine[] => sections.filter(({ kind }) => kinds.includes(kind)).flatMap((section) => section.lines);
  const { rawText } = resume;
  const contact = readContact(resume, { top: linesOf('top'), contact: linesOf('contact', 'links'), projects: linesOf('projects'), name, endsAt: endOfOwn(sections) });
  return {
    name: name?.name ?? null,
    ...contact,
    summary: summaryIn(resume, sections, contact.headline),
    skills: skillsIn(rawText, [...linesOf('skills'), ...programmingLanguages(linesOf('languages'))], [...linesOf('summary'), ...linesOf('experience', 'projects', 'courses', 'education', 'certifications', 'volunteering', 'activities').filter(isBody)]),
    experience: experienceOf(rawText, sections),
    education: sections.filter(({ kind }) => kind === 'education').flatMap((section) => educationIn(rawText, section.lines)),
    projects: sections.filter(({ kind }) => kind === 'projects').flatMap((section) => projectsIn(rawText, section.lines)),
    links: contact.links,
    rawText,
  };
}

/** Work first, then what was done without pay: for somebody who begins, that is the experience there is. */
function experienceOf(rawText: string, sections: readonly Section[]): readonly Experience[] {
  const of = (...kinds: readonly SectionKind[]): readonly Experience[] => sections.filter(({ kind }) => (kinds as readonly string[]).includes(kind)).flatMap((section) => experienceIn(rawText, section.lines));
  return [...of('experience'), ...of('volunteering', 'activities').filter(({ title, start, end, highlights }) => title !== null || start !== null || end !== null || highlights.length > 0)];
}

/** Where the lines end that are about the person: referees have addresses of their own. */
function endOfOwn(sections: readonly Section[]): number {
  const others = sections.find(({ kind }) => kind === 'references');
  return others?.lines[0]?.start ?? Number.POSITIVE_INFINITY;
}

/** Under "Languages" stand tongues, or Python and SQL. */
function programmingLanguages(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  return lines.filter(({ text }) => findSkills(text).some(({ skill }) => areaOfSkill(skill) !== 'soft'));
}

const longestSummary = 1_500;

/** The section of that name; else a paragraph under the name; else a headline that is a whole sentence. */
function summaryIn({ rawText }: ResumeText, sections: readonly Section[], headline: Sourced<string> | null): Sourced<string> | null {
  const own = sections.find(({ kind }) => kind === 'summary');
  const lines = own?.lines ?? sections.find(({ kind }) => kind === 'top')?.lines.filter(({ text }) => text.split(/\s+/).length >= 12 && headingKind(text) === null && addresses(text).length === 0 && placeAtEnd(text) === null).slice(0, 3) ?? [];
  const first = lines[0];
  const last = lines.findLast(({ end }) => end - (first?.start ?? 0) <= longestSummary) ?? first;
  if (first === undefined || last === undefined) return headline !== null && headline.value.split(/\s+/).length >= 8 ? headline : null;
  const span = spanOf(rawText, first.start, last.end);
  return { value: span.quote.replaceAll(/\s*\n+(?:• )?/g, ' ').replaceAll('\t', ' '), span };
}
