import type { FindingKind, FindingsAnswer, FindingsQuestion, QuotableDocument, QuotedFinding, Signal } from '../../../../core/index.ts';
import { type CompanyLine, companyLineReader } from '../english/company-line.ts';
import { joinList } from '../english/join-list.ts';
import { isDuty, isRequirement, postingLine } from '../english/posting-line.ts';
import { puffery } from '../english/puffery.ts';
import { speakable } from '../english/speakable.ts';
import { spokenCompany, spokenRole } from '../english/spoken-name.ts';
import { type Topic, topicOf } from '../english/topic.ts';
import { inSections, type Line, type Section } from './sections.ts';

/** A line that may become a finding. */
interface Candidate {
  readonly text: string;
  readonly quote: string;
  readonly document: QuotableDocument;
  readonly section: Section;
  readonly topic: Topic;
  /** How good a letter could speak of it; 0 when it could not. */
  readonly worth: number;
}

const most: Readonly<Partial<Record<FindingKind, number>>> = { company: 3, role: 3, requirement: 5, stack: 16, signal: 4, product: 4, background: 3, person: 2, 'talking-point': 3 };

/** Sorts a company's own lines into findings. Each is quoted as it stands; nothing is said that the documents do not say. */
export function researchFindings(question: FindingsQuestion): FindingsAnswer {
  const company = spokenCompany(question.company);
  const documents = question.documents.map((document) => divided(document, company));
  const read = companyLineReader(company);
  const candidates = documents.flatMap((document) => candidatesOf(document, read));
  const findings = question.phase === 'light' ? lightFindings(question, company, documents, candidates) : deepFindings(question, candidates);
  return { summary: summaryOf(question, company, findings), findings };
}

/** A document with its lines under their headings. */
interface Divided {
  readonly document: QuotableDocument;
  readonly lines: readonly Line[];
}

function divided(document: QuotableDocument, company: string): Divided {
  return { document, lines: inSections(document.sentences.filter((sentence) => !isName(sentence, company, document.title))) };
}

function candidatesOf({ document, lines }: Divided, read: (sentence: string) => CompanyLine | null): readonly Candidate[] {
  return lines.map(({ text: quote, section, place }) => {
    const text = quote.replace(/\s+/g, ' ').trim();
    const topic = topicOf(text);
    return { text, quote, document, section, topic, worth: section === 'aside' ? 0 : worthOf(text, topic, read(text), section, place) };
  });
}

/** The name alone over a page says nothing. */
function isName(sentence: string, company: string, title: string): boolean {
  return [company, title].some((name) => sentence.toLowerCase() === name.trim().toLowerCase());
}

const formWorth = { description: 6, you: 6, deed: 6, mission: 4, tagline: 3, line: 2 } as const;

function worthOf(text: string, topic: Topic, line: CompanyLine | null, section: Section, place: number): number {
  if (line === null) return 0;
  // What stands alone at the top says what a company is; further down it may be anything.
  if (line.form === 'tagline' && (section !== 'about' || place > 0)) return 0;
  const fromTopic = topic === 'product' ? 2 : topic === 'people' || topic === 'hiring' ? -3 : 0;
  const fromPlace = section === 'about' ? 1 : section === 'people' ? -1 : 0;
  return Math.max(0.5, formWorth[line.form] + fromTopic + fromPlace - puffery(text) * 0.7);
}

function lightFindings(question: FindingsQuestion, company: string, documents: readonly Divided[], candidates: readonly Candidate[]): readonly QuotedFinding[] {
  const posted = candidates.filter(({ document }) => document.kind === 'posting');
  return [
    ...best('company', candidates.filter(isAboutCompany)),
    ...first('role', posted.filter(({ text, section }) => section !== 'asks' && section !== 'aside' && (isDuty(text) || /^(?:as (?:an? |the )|in this role|you(?:'|’)?(?:ll| will) )/i.test(text)) && speakable(text))),
    ...first('requirement', posted.filter(({ text, section }) => section !== 'aside' && isRequirement(text) && speakable(text))),
    ...stack(documents, company),
    ...signals(candidates, posted, question.role),
  ];
}

function deepFindings(question: FindingsQuestion, candidates: readonly Candidate[]): readonly QuotedFinding[] {
  const telling = candidates.filter(isAboutCompany);
  const person = question.person;
  const product = best('product', telling.filter(({ topic, section }) => topic === 'product' && section === 'about'));
  return [
    ...(person === null ? [] : first('person', candidates.filter(({ text, section }) => section !== 'aside' && text.includes(person) && speakable(text)))),
    ...first('background', candidates.filter(({ text, topic, section }) => section !== 'aside' && (topic === 'history' || topic === 'people' || topic === 'funding') && speakable(text) && !/^(?:you|we want)\b/i.test(text))),
    ...product,
    ...talkingPoints(candidates),
  ];
}

function isAboutCompany({ topic, section, worth, document }: Candidate): boolean {
  if (worth < 2 || section === 'aside' || section === 'asks' || section === 'duties' || section === 'stack') return false;
  return topic === 'product' || (topic === 'other' && section === 'about') || (topic === 'history' && document.kind !== 'posting');
}

/** The three lines that are most the company's own: what it makes and for whom first, then what the work is. */
function talkingPoints(candidates: readonly Candidate[]): readonly QuotedFinding[] {
  const lines = candidates.filter(isAboutCompany).map((candidate) => ({ candidate, worth: candidate.worth + (/\d/.test(candidate.text) ? 1 : 0) }));
  const work = candidates
    .filter(({ document, section, text }) => document.kind === 'posting' && section !== 'aside' && postingLine(text) !== null)
    .map((candidate) => ({ candidate, worth: candidate.section === 'duties' ? 4 : 3 }));
  const order = [...lines, ...work].sort((a, b) => b.worth - a.worth).map(({ candidate }) => candidate);
  return first('talking-point', order);
}

/** Of a kind: the lines a letter could use best; among equals the earlier one. */
function best(kind: FindingKind, candidates: readonly Candidate[]): readonly QuotedFinding[] {
  return first(kind, candidates.toSorted((a, b) => b.worth - a.worth));
}

function first(kind: FindingKind, candidates: readonly Candidate[]): readonly QuotedFinding[] {
  return distinct(candidates)
    .slice(0, most[kind])
    .map((candidate) => finding(kind, candidate));
}

function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ text }) => {
    const key = text.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function finding(kind: FindingKind, { text, quote, document }: Candidate, signal?: Signal): QuotedFinding {
  return { kind, text, ...(signal === undefined ? {} : { signal }), uri: document.uri, quote };
}

/** Wanted by nearly everyone, or named in what every posting says of the employer: they tell nothing of a stack. */
const notStack = new Set(
  'Communication|Teamwork|Leadership|Problem solving|Critical thinking|Time management|Attention to detail|Adaptability|Creativity|Decision making|Conflict resolution|Emotional intelligence|Organisation|Self-motivation|Work ethic|Diversity and inclusion'.split('|'),
);

/** One finding for each skill; of several documents the posting speaks first, and of a document the part that asks or lists. */
function stack(documents: readonly Divided[], company: string): readonly QuotedFinding[] {
  const found = new Map<string, QuotedFinding>();
  for (const { document, lines } of documents.toSorted((a, b) => rank(a.document) - rank(b.document))) {
    const telling = lines
      .filter(({ section }) => section === 'stack' || (document.kind === 'posting' && (section === 'asks' || section === 'duties')))
      .map(({ text }) => text)
      .join('\n');
    const told = document.skills.filter(({ skill }) => !notStack.has(skill));
    const inList = told.filter(({ quote }) => telling.includes(quote));
    for (const { skill, quote } of inList.length >= 2 ? inList : told) {
      const isName = company.toLowerCase().split(/\s+/).includes(quote.toLowerCase());
      if (!found.has(skill) && !isName) found.set(skill, { kind: 'stack', text: skill, signal: 'stack', uri: document.uri, quote });
    }
  }
  return [...found.values()].slice(0, most.stack);
}

function rank(document: QuotableDocument): number {
  return document.kind === 'posting' ? 0 : 1;
}

function signals(candidates: readonly Candidate[], posted: readonly Candidate[], role: string | null): readonly QuotedFinding[] {
  const usable = candidates.filter(({ section, text }) => section !== 'aside' && text.split(' ').length <= 45 && speakable(text));
  const named = (['funding', 'launch', 'news', 'hiring'] as const).flatMap((topic) => {
    const candidate = usable.find((each) => each.topic === topic);
    return candidate === undefined ? [] : [finding('signal', candidate, topic)];
  });
  const opening = posted.find(({ text }) => role !== null && text.toLowerCase().includes(spokenRole(role).toLowerCase()));
  const hiring = opening === undefined || named.some(({ signal }) => signal === 'hiring') ? [] : [finding('signal', opening, 'hiring')];
  return [...named, ...hiring].slice(0, most.signal);
}

/** Two or three plain sentences for the person who decides whether this lead is worth a look. */
function summaryOf(question: FindingsQuestion, company: string, findings: readonly QuotedFinding[]): string {
  const of = (kind: FindingKind) => findings.filter((each) => each.kind === kind);
  const about = of('company')[0] ?? of('product')[0] ?? of('talking-point')[0];
  const parts = [
    about === undefined ? `The sources say little about ${company}.` : ended(about.text),
    question.phase === 'light' && question.role !== null ? `The opening: ${spokenRole(question.role)}.` : '',
    of('stack').length > 0 ? `Named skills: ${joinList(of('stack').slice(0, 6).map(({ text }) => text))}.` : '',
    of('signal').length > 0 ? `Signals: ${joinList([...new Set(of('signal').map(({ signal }) => signal ?? 'news'))])}.` : '',
    ended(of('background')[0]?.text ?? ''),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function ended(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}
