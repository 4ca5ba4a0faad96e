// JSON Resume (https://jsonresume.org/schema). It says itself what is what; a text is written from it, so that every value has its place there.
import type { Education, Experience, Profile, Project } from '../domain/profile.ts';
import type { Sourced, Span } from '../domain/span.ts';
import { createError } from '../errors.ts';
import { parseJson } from '../parse/parse-json.ts';
import { skillCalled } from '../text/skill-forms.ts';
import { type JsonSchema, validate } from '../validate.ts';
import { cleanText } from './clean-text.ts';

const text = { type: ['string', 'null'] };
const list = (properties: JsonSchema) => ({ type: ['array', 'null'], maxItems: 500, items: { type: 'object', properties } });
const texts = { type: ['array', 'null'], maxItems: 500, items: text };

const schema: JsonSchema = {
  type: 'object',
  properties: {
    basics: {
      type: ['object', 'null'],
      properties: {
        name: text,
        label: text,
        email: text,
        phone: text,
        url: text,
        website: text,
        summary: text,
        location: { type: ['object', 'null'], properties: { city: text, region: text, countryCode: text, address: text } },
        profiles: list({ network: text, username: text, url: text }),
      },
    },
    work: list({ name: text, company: text, position: text, startDate: text, endDate: text, summary: text, highlights: texts }),
    volunteer: list({ organization: text, position: text, startDate: text, endDate: text, summary: text, highlights: texts }),
    education: list({ institution: text, area: text, studyType: text, startDate: text, endDate: text }),
    skills: list({ name: text, level: text, keywords: texts }),
    projects: list({ name: text, description: text, url: text, highlights: texts }),
  },
  minProperties: 1,
};

type Text = string | null | undefined;

interface Job {
  readonly name?: Text;
  readonly company?: Text;
  readonly organization?: Text;
  readonly position?: Text;
  readonly startDate?: Text;
  readonly endDate?: Text;
  readonly summary?: Text;
  readonly highlights?: readonly Text[] | null;
}

interface JsonResume {
  readonly basics?: {
    readonly name?: Text;
    readonly label?: Text;
    readonly email?: Text;
    readonly phone?: Text;
    readonly url?: Text;
    readonly website?: Text;
    readonly summary?: Text;
    readonly location?: { readonly city?: Text; readonly region?: Text; readonly countryCode?: Text; readonly address?: Text } | null;
    readonly profiles?: readonly { readonly network?: Text; readonly username?: Text; readonly url?: Text }[] | null;
  } | null;
  readonly work?: readonly Job[] | null;
  readonly volunteer?: readonly Job[] | null;
  readonly education?: readonly { readonly institution?: Text; readonly area?: Text; readonly studyType?: Text; readonly startDate?: Text; readonly endDate?: Text }[] | null;
  readonly skills?: readonly { readonly name?: Text; readonly keywords?: readonly Text[] | null }[] | null;
  readonly projects?: readonly { readonly name?: Text; readonly description?: Text; readonly url?: Text; readonly highlights?: readonly Text[] | null }[] | null;
}

/** Reads JSON Resume. Malformed JSON is refused with its line and column, another shape with the places that do not fit. */
export function readJsonResume(json: string): Profile {
  const parsed = parseJson(json);
  if (!parsed.ok) throw createError('resume_unreadable', { kind: 'JSON', reason: `line ${parsed.line}, column ${parsed.column}: ${parsed.reason}` });
  const checked = validate<JsonResume>(schema, parsed.value);
  if (!checked.ok) throw createError('resume_unreadable', { kind: 'JSON Resume', reason: checked.problems.slice(0, 500) });
  if (checked.value.basics === undefined && checked.value.work === undefined) throw createError('resume_unreadable', { kind: 'JSON Resume', reason: 'it has neither "basics" nor "work"' });
  return profileOf(checked.value);
}

/** Whether a text is JSON that looks like a résumé, whatever its file is called. */
export function isJsonResume(written: string): boolean {
  return /^\s*\{/.test(written) && /"(?:basics|work)"\s*:/.test(written.slice(0, 20_000));
}

/** Writes the raw text piece by piece and says where each piece stands. */
class Writing {
  rawText = '';

  line(...pieces: readonly Text[]): readonly (Sourced<string> | null)[] {
    const known = pieces.map((piece) => (piece ?? '').length > 0 ? cleanText(piece ?? '').trim().replaceAll(/\s+/g, ' ') : '');
    if (known.every((piece) => piece === '')) return pieces.map(() => null);
    if (this.rawText !== '') this.rawText += '\n';
    let isFirst = true;
    return known.map((piece) => {
      if (piece === '') return null;
      if (!isFirst) this.rawText += '\t';
      isFirst = false;
      return this.#write(piece);
    });
  }

  bullet(piece: Text): Sourced<string> | null {
    const known = cleanText(piece ?? '').trim().replaceAll(/\s+/g, ' ');
    if (known === '') return null;
    this.rawText += '\n• ';
    return this.#write(known);
  }

  heading(words: string): void {
    this.rawText += `${this.rawText === '' ? '' : '\n\n'}${words}`;
  }

  #write(value: string): Sourced<string> {
    const start = this.rawText.length;
    this.rawText += value;
    return { value, span: { start, end: this.rawText.length, quote: value } };
  }

  from(start: number): Span {
    const first = start + (/^\s*/.exec(this.rawText.slice(start))?.[0].length ?? 0);
    return { start: first, end: this.rawText.length, quote: this.rawText.slice(first) };
  }
}

function profileOf(resume: JsonResume): Profile {
  const writing = new Writing();
  const { basics } = resume;
  const place = [basics?.location?.city, basics?.location?.region, basics?.location?.countryCode].filter((part) => typeof part === 'string' && part !== '').join(', ');
  const [name = null] = writing.line(basics?.name);
  const [headline = null] = writing.line(basics?.label);
  const [email = null, phone = null, location = null] = writing.line(basics?.email, basics?.phone, place);
  const links = [basics?.url ?? basics?.website, ...(basics?.profiles ?? []).map(({ url }) => url)].flatMap((url) => writing.line(url)).filter((link) => link !== null);
  if ((basics?.summary ?? '') !== '') writing.heading('Summary');
  const [summary = null] = writing.line(basics?.summary);
  const experience = [...jobsOf(writing, 'Experience', resume.work ?? []), ...jobsOf(writing, 'Volunteering', resume.volunteer ?? [])];
  const projects = projectsOf(writing, resume.projects ?? []);
  const education = educationOf(writing, resume.education ?? []);
  const skills = skillsOf(writing, resume.skills ?? []);
  return { name, headline, email, phone, location, summary, skills, experience, education, projects, links, rawText: writing.rawText };
}

function jobsOf(writing: Writing, heading: string, jobs: readonly Job[]): readonly Experience[] {
  if (jobs.length > 0) writing.heading(heading);
  return jobs.map((job) => {
    const from = writing.rawText.length;
    const isCurrent = (job.endDate ?? '') === '' && (job.startDate ?? '') !== '';
    const [title = null, company = null] = writing.line(job.position, job.name ?? job.company ?? job.organization);
    const [start = null, end = null] = writing.line(job.startDate, isCurrent ? 'Present' : job.endDate);
    const [told = null] = writing.line(job.summary);
    const highlights = (job.highlights ?? []).map((highlight) => writing.bullet(highlight));
    return { company, title, start, end, current: isCurrent || /^present$/i.test(job.endDate ?? ''), highlights: [told, ...highlights].filter((each) => each !== null), span: writing.from(from) };
  });
}

function projectsOf(writing: Writing, projects: NonNullable<JsonResume['projects']>): readonly Project[] {
  if (projects.length > 0) writing.heading('Projects');
  return projects.flatMap(({ name, description, url, highlights }) => {
    const from = writing.rawText.length;
    const [named = null] = writing.line(name, url);
    const [told = null] = writing.line(description);
    const more = (highlights ?? []).map((highlight) => writing.bullet(highlight));
    return named === null ? [] : [{ name: named, highlights: [told, ...more].filter((each) => each !== null), span: writing.from(from) }];
  });
}

function educationOf(writing: Writing, studies: NonNullable<JsonResume['education']>): readonly Education[] {
  if (studies.length > 0) writing.heading('Education');
  return studies.flatMap(({ institution, area, studyType, startDate, endDate }) => {
    const from = writing.rawText.length;
    const [school = null] = writing.line(institution);
    const [degree = null] = writing.line([studyType, area].filter((part) => typeof part === 'string' && part !== '').join(', '));
    const [, ended = null] = writing.line(startDate, endDate);
    if (school === null && degree === null) return [];
    const year = ended === null ? null : /(?:19|20)\d{2}/.exec(ended.value);
    const start = (ended?.span.start ?? 0) + (year?.index ?? 0);
    return [{ school, degree, year: year === null ? null : { value: year[0], span: { start, end: start + 4, quote: year[0] } }, span: writing.from(from) }];
  });
}

function skillsOf(writing: Writing, skills: NonNullable<JsonResume['skills']>): readonly Sourced<string>[] {
  if (skills.length > 0) writing.heading('Skills');
  const found = new Map<string, Sourced<string>>();
  for (const { name, keywords } of skills) {
    const [group = null, ...named] = writing.line(name, ...(keywords ?? []));
    // A group with keywords is a label ("Languages"), unless it is a skill itself.
    for (const skill of [group !== null && (named.length === 0 || skillCalled(group.value) !== null) ? group : null, ...named]) {
      if (skill === null) continue;
      const value = skillCalled(skill.value) ?? skill.value;
      if (!found.has(value.toLowerCase())) found.set(value.toLowerCase(), { value, span: skill.span });
    }
  }
  return [...found.values()];
}
