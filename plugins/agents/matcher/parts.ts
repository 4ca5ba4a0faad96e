import type { Evidence, Finding, MatchPart, MatchPartName, Profile } from '../../../core/index.ts';
import { type Reading, yearsIn } from './reading.ts';

export type Weights = Readonly<Record<MatchPartName, number>>;
type Judged = Pick<MatchPart, 'fit' | 'reason' | 'evidence'>;

const mostEvidence = 8;

/** The four parts of a match, each a number from 0 to 1 with its reason and the words of both sides that it rests on. */
export function partsOf(reading: Reading, weights: Weights): readonly MatchPart[] {
  const judged: Readonly<Record<MatchPartName, Judged>> = { skills: skills(reading), experience: experience(reading), seniority: seniority(reading), company: company(reading) };
  return (Object.keys(judged) as MatchPartName[]).map((name) => {
    const { fit, reason, evidence } = judged[name];
    return { name, fit: Math.round(Math.min(1, Math.max(0, fit)) * 1000) / 1000, weight: weights[name], reason, evidence: evidence.slice(0, mostEvidence * 2) };
  });
}

/** 100 × Σ fit·weight, rounded. */
export function scoreOf(parts: readonly MatchPart[]): number {
  return Math.round(100 * parts.reduce((sum, { fit, weight }) => sum + fit * weight, 0));
}

/** So many skills of a posting count in full. */
const [fewest, most] = [3, 8];

/** A posting that names eight skills or more is met by eight; one that names a single skill is no proof of a fit. */
function skills({ wanted, shared }: Reading): Judged {
  if (wanted.length === 0) return { fit: 0.3, reason: 'No skill is named, so that little can be said.', evidence: [] };
  const enough = Math.min(Math.max(wanted.length, fewest), most);
  const names = shared.slice(0, mostEvidence);
  const reason =
    shared.length === 0
      ? `None of the ${wanted.length} skills named is on the résumé (${list(wanted.map(({ skill }) => skill))}).`
      : `${shared.length} of ${wanted.length} skills named: ${list(names.map(({ skill }) => skill))}.${wanted.length < fewest ? ' So few are named that they cannot count in full.' : wanted.length > most ? ` Of so many, ${most} count in full.` : ''}`;
  return { fit: shared.length / enough, reason, evidence: names.flatMap(({ resume, evidence }) => [resume, evidence]) };
}

/** Half for the years against those asked for, half for work done with what is wanted, or of the kind that the role names. */
function experience(reading: Reading): Judged {
  const { input, achievements, wanted, postings } = reading;
  const years = yearsOfWork(input.profile, reading.year);
  const asked = postings.map(askedYears).find((each) => each !== null) ?? null;
  const yearsFit = asked === null ? Math.min(1, 0.4 + years * 0.1) : Math.min(1, years / asked.years);
  const wantedNames = new Set(wanted.map(({ skill }) => skill));
  const proving = achievements.filter((achievement) => achievement.skills.some((skill) => wantedNames.has(skill)));
  const titles = input.profile.experience.flatMap(({ title }) => (title === null ? [] : [title]));
  const kind = kindOfWork(input.lead.role);
  const alike = titles.filter((title) => kind.some((word) => wordsOf(title.value).has(word)));
  const workFit = Math.max(Math.min(1, proving.length / 3), kind.length === 0 ? 0 : alike.length > 0 ? 0.8 : 0);
  const said = [
    years === 0 ? 'The résumé dates no work' : `${years} ${years === 1 ? 'year' : 'years'} of work`,
    asked === null ? '' : `${asked.years} asked for`,
    proving.length === 0 ? '' : `${proving.length} ${proving.length === 1 ? 'line tells' : 'lines tell'} of work with what is wanted`,
    alike.length === 0 ? '' : 'a title of the same kind',
  ].filter((each) => each !== '');
  return {
    fit: 0.5 * yearsFit + 0.5 * workFit,
    reason: `${said.join(', ')}.`,
    evidence: [
      ...(asked === null ? [] : [asked.evidence]),
      ...alike.slice(0, 1).map((title) => fromResume(reading, title.span.quote)),
      ...proving.slice(0, 3).map(({ evidence }) => evidence),
    ],
  };
}

const levels = ['an intern', 'a junior', 'a mid-level person', 'a senior', 'a lead', 'a manager', 'a director or above'] as const;
const levelSigns: readonly (readonly [RegExp, number])[] = [
  [/\b(?:intern(?:ship)?|trainee|apprentice|working student)\b/i, 0],
  [/\b(?:chief|c[etopfi]o|vp|vice president|director|co-?founder)\b/i, 6],
  [/\b(?:staff|principal|lead|architect|distinguished|founding|charge nurse)\b/i, 4],
  [/\b(?:head of|(?:engineering|design|team|nurse|operations|store|general|people) manager)\b/i, 5],
  [/\b(?:senior|sr|iii)\b/i, 3],
  [/\b(?:junior|jr|graduate|entry[ -]level|associate|assistant)\b/i, 1],
];

function levelOf(title: string): number {
  return levelSigns.find(([sign]) => sign.test(title))?.[1] ?? 2;
}

/** How far the role's level is from the last position's; years lift a title that names none. */
function seniority(reading: Reading): Judged {
  const { input, postings, year } = reading;
  const present = input.profile.experience.find(({ current }) => current) ?? input.profile.experience[0];
  const title = present?.title ?? null;
  const years = yearsOfWork(input.profile, year);
  const byYears = years >= 7 ? 3 : years >= 3 ? 2 : 1;
  const own = title === null ? byYears : levelOf(title.value) === 2 ? Math.max(2, byYears) : levelOf(title.value);
  const role = input.lead.role;
  if (role === null || postings.length === 0) return { fit: 0.6, reason: 'No level is named on the company’s side.', evidence: title === null ? [] : [fromResume(reading, title.span.quote)] };
  const wanted = levelOf(role);
  const steps = Math.abs(own - wanted);
  const posting = postings.find(({ text }) => text.includes(role));
  return {
    fit: 1 - steps / 4,
    reason: steps === 0 ? `Both sides speak of ${levels[wanted] ?? 'the same level'}.` : `The role is for ${levels[wanted] ?? 'another level'}; the résumé shows ${levels[own] ?? 'another level'}.`,
    evidence: [...(title === null ? [] : [fromResume(reading, title.span.quote)]), ...(posting === undefined ? [] : [{ kind: posting.kind, uri: posting.uri, quote: role }])],
  };
}

/** Whether the company looks for people now, can be worked for from where the user is, and works on what the user has worked on. */
function company(reading: Reading): Judged {
  const { input, postings } = reading;
  const hiring = input.findings.find(({ signal }) => signal === 'hiring') ?? input.findings.find(({ kind }) => kind === 'role');
  const place = samePlace(input.lead.location, input.profile.location?.value ?? null) || /remote|worldwide|anywhere/i.test(input.lead.location ?? '');
  const shared = sharedField(input.findings, input.profile.rawText);
  const isOpen = hiring !== undefined || postings.length > 0;
  const reasons = [isOpen ? 'it is hiring' : '', place ? 'the place fits' : '', shared === null ? '' : `both speak of “${shared.word}”`].filter((each) => each !== '');
  return {
    fit: 0.3 + (isOpen ? 0.25 : 0) + (place ? 0.2 : 0) + (shared === null ? 0 : 0.25),
    reason: reasons.length === 0 ? 'Nothing speaks for or against it.' : `${reasons.join(', ').replace(/^./, (first) => first.toUpperCase())}.`,
    evidence: [...(hiring === undefined ? [] : [hiring.source]), ...(shared === null ? [] : [fromResume(reading, shared.quote), shared.finding.source])],
  };
}

const fields =
  'payments banking insurance lending trading accounting healthcare clinical medical hospital patients telehealth pharmacy biotech education learning teaching students courses retail e-commerce ecommerce logistics shipping freight travel hospitality restaurants food agriculture energy climate solar manufacturing robotics automotive aerospace construction real-estate property government nonprofit legal security cybersecurity identity privacy gaming games music video media publishing news advertising marketing analytics recruiting payroll housing mobility telecom hosting infrastructure observability monitoring maps geospatial accessibility translation sports fitness fashion'.split(
    ' ',
  );

function sharedField(findings: readonly Finding[], resume: string): { readonly word: string; readonly quote: string; readonly finding: Finding } | null {
  for (const finding of findings) {
    if (finding.kind !== 'company' && finding.kind !== 'product' && finding.kind !== 'talking-point') continue;
    const words = wordsOf(finding.text);
    for (const word of fields) {
      const own = words.has(word) ? new RegExp(`\\b${word}\\b`, 'i').exec(resume)?.[0] : undefined;
      if (own !== undefined) return { word, quote: own, finding };
    }
  }
  return null;
}

/** Years between the first and the last one named; a present job lasts until the year of the newest source. */
function yearsOfWork({ experience: jobs }: Profile, year: number): number {
  const years = jobs.flatMap(({ start, end, current }) => [...yearsIn(start?.value), ...yearsIn(end?.value), ...(current && start !== null ? [year] : [])]);
  return years.length < 2 ? 0 : Math.max(...years) - Math.min(...years);
}

function askedYears({ kind, uri, text }: Reading['postings'][number]): { readonly years: number; readonly evidence: Evidence } | null {
  const match = /\b(\d{1,2})\s?\+?\s?(?:(?:-|–|to)\s?\d{1,2}\s?)?\+?\s?years?\b[^\n.]{0,60}/i.exec(text);
  const years = Number(match?.[1] ?? 0);
  return match === null || years < 1 || years > 25 ? null : { years, evidence: { kind, uri, quote: match[0].trim() } };
}

const levelWords = new Set('senior junior lead staff principal head of the and for to in at i ii iii sr jr associate assistant intern manager'.split(' '));

function kindOfWork(role: string | null): readonly string[] {
  return role === null ? [] : [...wordsOf(role)].filter((word) => !levelWords.has(word) && word.length > 2);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\d+#-]+/gu) ?? []);
}

function samePlace(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const places = new Set(one.toLowerCase().split(/[,;/|]\s*/).map((place) => place.trim()).filter((place) => place.length > 2));
  return other.toLowerCase().split(/[,;/|]\s*/).some((place) => places.has(place.trim()));
}

function fromResume({ input }: Reading, quote: string): Evidence {
  return { kind: 'resume', uri: input.profileUri, quote };
}

function list(names: readonly string[]): string {
  return names.slice(0, mostEvidence).join(', ');
}
