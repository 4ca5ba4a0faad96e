// How promising a lead looks before any research. The same input always gives the same score.
import type { Candidate, Profile, TextTools } from '../../../core/index.ts';
import { levelOf, levelOfProfile, levelNames } from './seniority.ts';

export interface LeadScore {
  /** 0–100. */
  readonly score: number;
  /** One line for each part, with its points. */
  readonly reasons: readonly string[];
}

/** The most points each part can give; together 100. */
export const leadScorePoints = { skills: 40, role: 20, place: 10, freshness: 10, address: 10, description: 10 } as const;

interface Part {
  readonly points: number;
  readonly of: number;
  readonly reason: string;
}

type TextReader = Pick<TextTools, 'skills'>;

/** Scores candidates against one profile at one moment. Without a profile, skills and role are left out and the rest is scaled up. */
export function createLeadScorer(profile: Profile | null, text: TextReader, now: string): (candidate: Candidate) => LeadScore {
  const reader = profile === null ? null : readProfile(profile, text, now);
  return (candidate) => {
    const posting = candidate.documents.map((document) => document.text).join('\n');
    const named = new Set(text.skills(posting).map(({ skill }) => skill));
    const parts = [
      ...(reader === null ? [] : [skillsPart(named, reader.skills), rolePart(candidate.role, reader)]),
      placePart(candidate, posting, reader?.places ?? []),
      freshnessPart(candidate.postedAt, now),
      addressPart(candidate),
      descriptionPart(posting),
    ];
    const most = parts.reduce((sum, { of }) => sum + of, 0);
    const points = parts.reduce((sum, part) => sum + part.points, 0);
    const reasons = parts.map((part) => `${part.reason} (${Math.round(part.points)} of ${part.of})`);
    if (reader === null) reasons.push('no résumé yet: skills and role are not counted');
    return { score: Math.round((100 * points) / most), reasons };
  };
}

interface ProfileReading {
  readonly skills: ReadonlySet<string>;
  readonly level: number;
  /** Words of titles and headline that say what kind of work it is. */
  readonly titleWords: ReadonlySet<string>;
  readonly places: readonly string[];
}

function readProfile(profile: Profile, text: TextReader, now: string): ProfileReading {
  const listed = profile.skills.map(({ value }) => value);
  const titles = [profile.headline?.value ?? '', ...profile.experience.map(({ title }) => title?.value ?? '')];
  return {
    skills: new Set([...listed, ...text.skills(listed.join('\n')).map(({ skill }) => skill), ...text.skills(profile.rawText).map(({ skill }) => skill)]),
    level: levelOfProfile(profile, now),
    titleWords: new Set(titles.flatMap(wordsOfTitle)),
    places: placesIn(profile.location?.value ?? ''),
  };
}

/** A posting that names ten skills or more is met by ten; one that names a single skill is no proof of a fit. */
function skillsPart(named: ReadonlySet<string>, have: ReadonlySet<string>): Part {
  const of = leadScorePoints.skills;
  if (named.size === 0) return { points: 0, of, reason: 'names no skill' };
  const shared = [...named].filter((skill) => have.has(skill));
  const wanted = Math.min(Math.max(named.size, 3), 10);
  const points = of * Math.min(1, shared.length / wanted);
  if (shared.length === 0) return { points: 0, of, reason: `none of the ${named.size} skills named` };
  return { points, of, reason: `${shared.length} of ${named.size} skills named: ${shared.slice(0, 6).join(', ')}` };
}

/** Half for the level, half for the kind of work. */
function rolePart(role: string | undefined, reader: ProfileReading): Part {
  const of = leadScorePoints.role;
  if (role === undefined) return { points: of / 2, of, reason: 'no role stated' };
  const level = levelOf(role);
  const steps = Math.abs(level - reader.level);
  const levelPoints = (of / 2) * Math.max(0, 1 - steps / 3);
  const words = wordsOfTitle(role);
  const kindPoints = words.length === 0 ? 0 : (of / 2) * (words.filter((word) => reader.titleWords.has(word)).length / words.length);
  const levelSaid = steps === 0 ? 'at your level' : `${levelNames[level] ?? 'another level'}, you are ${levelNames[reader.level] ?? 'at another level'}`;
  return { points: levelPoints + kindPoints, of, reason: `${role}: ${levelSaid}` };
}

/** Every remote posting says so in its place or its text; `not remote` and `no remote` are not taken for it. */
const remote = /(?<!\b(?:not?|non|isn['’]t|never)[ -](?:a |fully |currently )?)\b(?:remote(?:ly)?|work from (?:home|anywhere)|distributed team|télétravail|telecommute)\b/i;

function placePart(candidate: Candidate, posting: string, places: readonly string[]): Part {
  const of = leadScorePoints.place;
  const where = candidate.location ?? '';
  if (remote.test(where)) return { points: of, of, reason: 'remote' };
  const near = placesIn(where).find((place) => places.includes(place));
  if (near !== undefined) return { points: of, of, reason: `in ${where}` };
  if (remote.test(`${candidate.role ?? ''}\n${posting}`)) return { points: of * 0.8, of, reason: 'remote work is mentioned' };
  if (where === '' || places.length === 0) return { points: of / 2, of, reason: where === '' ? 'no place stated' : `in ${where}` };
  return { points: 0, of, reason: `in ${where}, not where you are` };
}

function freshnessPart(postedAt: string | undefined, now: string): Part {
  const of = leadScorePoints.freshness;
  const posted = Date.parse(postedAt ?? '');
  if (Number.isNaN(posted)) return { points: of * 0.4, of, reason: 'no date' };
  const days = Math.max(0, Math.floor((Date.parse(now) - posted) / 86_400_000));
  const share = days <= 30 ? 1 : days <= 90 ? 0.6 : days <= 180 ? 0.3 : 0;
  return { points: of * share, of, reason: days === 0 ? 'posted today' : `posted ${days} ${days === 1 ? 'day' : 'days'} ago` };
}

function addressPart({ email, person, provenance }: Candidate): Part {
  const of = leadScorePoints.address;
  if (email === undefined) return { points: 0, of, reason: 'no address' };
  if (provenance?.how === 'guessed') return { points: of * 0.2, of, reason: 'its address is a guess' };
  if (person === undefined) return { points: of * 0.8, of, reason: 'an address is stated' };
  return { points: of, of, reason: `the address of ${person} is stated` };
}

function descriptionPart(posting: string): Part {
  const of = leadScorePoints.description;
  const length = posting.trim().length;
  const share = length >= 600 ? 1 : length >= 150 ? 0.6 : length > 0 ? 0.3 : 0;
  return { points: of * share, of, reason: share === 1 ? 'described in full' : share > 0 ? 'described in a few words' : 'no description' };
}

const commonTitleWords = new Set(['a', 'an', 'and', 'at', 'for', 'i', 'ii', 'iii', 'in', 'of', 'on', 'the', 'to', 'with', 'senior', 'sr', 'staff', 'lead', 'principal', 'junior', 'jr', 'mid', 'level', 'remote', 'contract', 'full', 'time', 'm', 'f', 'd', 'w']);

/** Singular, lower-case words that name the kind of work; `Back-end` and `Backend` are one. */
function wordsOfTitle(title: string): readonly string[] {
  const words = title
    .toLowerCase()
    .replaceAll(/\b(back|front|full)[ -](end|stack)\b/g, '$1$2')
    .replaceAll(/\b(?:engineering|developer|programmer|development)\b/g, 'engineer')
    .match(/[\p{L}\p{N}+#]+/gu);
  return [...new Set((words ?? []).map((word) => word.replace(/(?<=\w{3})s$/, '')))].filter((word) => !commonTitleWords.has(word));
}

/** Town, region and country, lower-case: `Leipzig, Germany` → `leipzig`, `germany`. */
function placesIn(location: string): readonly string[] {
  return location
    .toLowerCase()
    .split(/[,;/|()·–—]+/)
    .map((place) => place.trim())
    .filter((place) => place.length > 1);
}
