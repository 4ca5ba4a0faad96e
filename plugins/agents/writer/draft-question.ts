import type { Achievement, DraftQuestion, Evidence, Fact, SharedSkill, Sourced, Stated, TextTools, WriteInput } from '../../../core/index.ts';
import { readerOf } from './reader.ts';

const mostAchievements = 10;
/** Everyone says these of themselves, or uses them, so that they tie nobody to anybody. */
const soft = /^(?:communication|teamwork|leadership|problem solving|critical thinking|time management|attention to detail|adaptability|creativity|decision making|conflict resolution|emotional intelligence|organi[sz]ation|self-motivation|work ethic|agile|scrum|kanban|git|github|slack|windows|macos|microsoft (?:word|office|365)|google workspace|powerpoint)$/i;

/** What the résumé gives to every draft. */
export interface ResumeReading {
  readonly have: ReadonlySet<string>;
  readonly skills: readonly Stated[];
  readonly achievements: readonly Achievement[];
}

/** Reads résumés, and keeps the newest: its uri is the hash of its text. */
export function createResumeReader(text: TextTools): (input: Pick<WriteInput, 'profile' | 'profileUri'>) => ResumeReading {
  let newest: { readonly uri: string; readonly reading: ResumeReading } | undefined;
  return ({ profile, profileUri }) => {
    if (newest?.uri === profileUri) return newest.reading;
    const skills = profile.skills.flatMap((skill) => {
      const evidence = inItsLine(citation(skill, profileUri).evidence, profile.rawText);
      return isPlain(evidence, text) && isTelling(skill, text) ? [{ text: oneLine(skill.value), evidence }] : [];
    });
    newest = { uri: profileUri, reading: { have: new Set(text.skills(profile.rawText).map(({ skill }) => skill)), skills, achievements: text.achievements(profile, profileUri) } };
    return newest.reading;
  };
}

/** Everything a draft may be made from, and nothing else. */
export function draftQuestion(input: WriteInput, resume: ResumeReading, text: TextTools): DraftQuestion {
  const { lead, profile, profileUri, angle } = input;
  const nameOf = ({ quote }: Evidence) => text.skills(quote)[0]?.skill ?? quote;
  const shared = sharedSkills(input, nameOf)
    .map((each) => ({ ...each, resume: inItsLine(each.resume, profile.rawText), company: inItsLine(each.company, textOf(input, each.company)) }))
    .filter((each) => isPlain(each.resume, text) || isPlain(each.company, text));
  const position = profile.experience.find(({ current }) => current) ?? profile.experience[0];
  const cite = (sourced: Sourced<string> | null) => (sourced === null ? null : citation(sourced, profileUri));
  const facts = input.findings.map(({ kind, text: said, signal, source }): Fact => ({ kind, text: said, evidence: source, ...(signal === undefined ? {} : { signal }) }));
  return {
    company: lead.company,
    person: lead.person,
    role: input.documents.some(({ kind }) => kind === 'posting') ? lead.role : null,
    reader: readerOf(input, text),
    sender: { name: profile.name === null ? null : oneLine(profile.name.value), title: cite(position?.title ?? null), employer: cite(position?.company ?? null), current: position?.current ?? false },
    skills: resume.skills,
    facts: inOrder(facts),
    shared,
    missing: facts.filter(({ kind, text: skill }) => kind === 'stack' && !resume.have.has(skill) && !soft.test(skill)).map(({ text: skill }) => skill),
    achievements: bestFirst(resume.achievements, input.match.leadWith, new Set(shared.map(({ skill }) => skill))).slice(0, mostAchievements),
    answers: latest(input.answers),
    angle,
    critique: input.critique,
  };
}

function citation({ value, span }: Sourced<string>, uri: string): Stated {
  return { text: oneLine(value), evidence: { kind: 'resume', uri, quote: span.quote } };
}

/** Skills that the matcher proved on both sides. */
function sharedSkills({ match }: WriteInput, nameOf: (evidence: Evidence) => string): readonly SharedSkill[] {
  const evidence = match.parts.find(({ name }) => name === 'skills')?.evidence ?? [];
  const resume = new Map(evidence.filter(({ kind }) => kind === 'resume').map((each) => [nameOf(each), each]));
  const company = new Map(evidence.filter(({ kind }) => kind !== 'resume').map((each) => [nameOf(each), each]));
  return [...resume].flatMap(([skill, own]) => {
    const theirs = company.get(skill);
    return theirs === undefined || soft.test(skill) ? [] : [{ skill, resume: own, company: theirs }];
  });
}

const factOrder: readonly Fact['kind'][] = ['company', 'product', 'talking-point', 'role', 'requirement', 'signal', 'person', 'background', 'stack'];

function inOrder(facts: readonly Fact[]): readonly Fact[] {
  return facts.toSorted((a, b) => factOrder.indexOf(a.kind) - factOrder.indexOf(b.kind));
}

/** The one the match chose, then those that show a shared skill. */
function bestFirst(achievements: readonly Achievement[], leadWith: Evidence | null, shared: ReadonlySet<string>): readonly Achievement[] {
  const rank = ({ evidence, skills }: Achievement) => (evidence.quote === leadWith?.quote ? 100 : 0) + skills.filter((skill) => shared.has(skill)).length;
  return achievements.toSorted((a, b) => rank(b) - rank(a));
}

/** An answer given again replaces the one before. */
function latest(answers: WriteInput['answers']): WriteInput['answers'] {
  return [...new Map(answers.map((answer) => [answer.id, answer])).values()];
}

/** A name that means a skill only in the company of others ("Excel", "Go"): alone it proves nothing, so that it is not offered alone. */
function isPlain({ quote }: Evidence, text: TextTools): boolean {
  return text.skills(quote).length > 0 || text.skills(`Python, ${quote}, Java`).length === 2;
}

/** Something a reader can picture: a known skill, and not one that everyone claims. */
function isTelling({ value, span }: Sourced<string>, text: TextTools): boolean {
  const named = text.skills(`${value}, ${span.quote}`);
  return named.length > 0 && named.every(({ skill }) => !soft.test(skill));
}

const longestLine = 200;

/** A word quoted with the line it stands in, or with what stands round it in a long one: "Go" alone could mean anything, "Languages: Go, Python" cannot. */
function inItsLine(evidence: Evidence, source: string): Evidence {
  const { quote } = evidence;
  if (quote.includes('\n')) return evidence;
  const line = source.split('\n').find((each) => standsIn(each, quote));
  return line === undefined ? evidence : { ...evidence, quote: line.length <= longestLine ? bare(line) : around(line, line.indexOf(quote), quote.length) };
}

/** The words stand there by themselves, not inside a longer word. */
function standsIn(line: string, words: string): boolean {
  const at = line.indexOf(words);
  return at !== -1 && !/[\p{L}\p{N}]/u.test(line.charAt(at - 1)) && !/[\p{L}\p{N}+#]/u.test(line.charAt(at + words.length));
}

/** Whole words before and after a place. */
function around(line: string, at: number, length: number): string {
  const from = Math.max(0, at - longestLine / 3);
  const to = Math.min(line.length, at + length + longestLine / 3);
  const start = from === 0 ? 0 : Math.min(at, line.indexOf(' ', from) + 1);
  const end = to === line.length ? to : Math.max(at + length, line.lastIndexOf(' ', to));
  return bare(line.slice(start, end));
}

/** Without the mark of a list item. */
function bare(line: string): string {
  return line.replace(/^[\s•●▪◦‣*·–—>-]+/u, '').trim();
}

function textOf({ documents }: WriteInput, { uri }: Evidence): string {
  return documents.find((document) => document.uri === uri)?.text ?? '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
