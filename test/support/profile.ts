// Builds profiles whose spans are true: every value stands in the raw text at its place.
import type { Experience, Profile } from '../../core/domain/profile.ts';
import type { Sourced } from '../../core/domain/span.ts';

export interface ProfileWish {
  readonly name?: string;
  readonly headline?: string;
  readonly location?: string;
  readonly skills?: readonly string[];
  readonly employer?: string;
  readonly title?: string;
  readonly start?: string;
  readonly end?: string;
  readonly current?: boolean;
  readonly highlights?: readonly string[];
}

export function buildProfile(wish: ProfileWish = {}): Profile {
  const lines: string[] = [];
  const write = (line: string): Sourced<string> => {
    const start = lines.reduce((sum, { length }) => sum + length + 1, 0);
    lines.push(line);
    return { value: line, span: { start, end: start + line.length, quote: line } };
  };
  const optional = (line: string | undefined) => (line === undefined ? null : write(line));

  const name = write(wish.name ?? 'Nora Feldt');
  const headline = optional(wish.headline);
  const location = optional(wish.location);
  const skills = (wish.skills ?? []).map(write);
  const title = optional(wish.title);
  const company = write(wish.employer ?? 'Brightwater Freight');
  const start = write(wish.start ?? '2019');
  const end = optional(wish.end);
  const highlights = (wish.highlights ?? []).map(write);
  const rawText = lines.join('\n');
  const from = (title ?? company).span.start;
  const experience: Experience = { company, title, start, end, current: wish.current ?? true, highlights, span: { start: from, end: rawText.length, quote: rawText.slice(from) } };
  return { name, headline, email: null, phone: null, location, summary: null, skills, experience: [experience], education: [], projects: [], links: [], rawText };
}
