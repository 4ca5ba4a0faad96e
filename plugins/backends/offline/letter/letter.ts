import type { Achievement, DraftQuestion, Fact } from '../../../../core/index.ts';
import { hashOf } from '../english/choose.ts';
import { type CompanyLine, companyLineReader } from '../english/company-line.ts';
import { type Deed, deedOf } from '../english/deed.ts';
import { deedStrength } from '../english/deed-strength.ts';
import { type PostingLine, postingLine } from '../english/posting-line.ts';
import { puffery } from '../english/puffery.ts';
import { greetingName, spokenCompany, spokenRole } from '../english/spoken-name.ts';
import { topicOf } from '../english/topic.ts';

/** Something of the company's that the letter can speak of. */
export interface Reference {
  readonly form: CompanyLine['form'] | PostingLine['form'];
  readonly words: string;
  readonly fact: Fact;
}

/** Something the sender did, ready to be said. */
export interface Experience {
  readonly deed: Deed;
  readonly achievement: Achievement;
}

/** All that one letter is made from. */
export interface Letter {
  readonly question: DraftQuestion;
  readonly company: string;
  readonly role: string | null;
  /** The same for the same lead and angle, and only for them. */
  readonly seed: string;
  /** Best first. */
  readonly references: readonly Reference[];
  /** The one to lead with first. */
  readonly experiences: readonly Experience[];
}

export function letterOf(question: DraftQuestion): Letter {
  const company = spokenCompany(question.company);
  const lead = [question.company, question.role ?? '', question.person ?? ''].join('\u0001').toLowerCase();
  const experiences = question.achievements.flatMap((achievement) => {
    const deed = deedOf(achievement.text, achievement.current);
    return deed === null ? [] : [{ deed, achievement }];
  });
  return {
    question,
    company,
    role: question.role === null ? null : spokenRole(question.role),
    seed: `${lead}\u0001${question.angle}`,
    references: turned(referencesOf(question.facts, company), question.angle),
    experiences: inOrder(worthTelling(experiences), lead, question.angle),
  };
}

export function greeting({ question, company }: Letter): string {
  return question.person === null ? `Hello ${company} team,` : `Hello ${greetingName(question.person)},`;
}

function referencesOf(facts: readonly Fact[], company: string): readonly Reference[] {
  const seen = new Set<string>();
  const read = companyLineReader(company);
  const references: { readonly reference: Reference; readonly worth: number }[] = [];
  for (const fact of facts) {
    const reference = referenceOf(fact, read);
    if (reference === null || seen.has(fact.text)) continue;
    seen.add(fact.text);
    references.push({ reference, worth: worth(reference) });
  }
  return references.toSorted((a, b) => b.worth - a.worth).map(({ reference }) => reference);
}

function referenceOf(fact: Fact, read: ReturnType<typeof companyLineReader>): Reference | null {
  if (fact.kind === 'stack' || fact.kind === 'person') return null;
  const fromPosting = fact.evidence.kind === 'posting' ? postingLine(fact.text) : null;
  if (fromPosting !== null) return { ...fromPosting, fact };
  if (fact.kind === 'requirement' || fact.kind === 'role' || fact.signal === 'hiring') return null;
  const topic = topicOf(fact.text);
  if (topic === 'people' || topic === 'hiring') return null;
  const line = read(fact.text);
  return line === null ? null : { form: line.form, words: line.words, fact };
}

const formWorth: Readonly<Record<Reference['form'], number>> = { you: 8, deed: 8, description: 7, mission: 6, duty: 6, tagline: 5, asks: 4, line: 1 };

function worth({ form, words, fact }: Reference): number {
  const topic = topicOf(fact.text);
  return formWorth[form] - puffery(words) - (topic === 'funding' || topic === 'news' ? 2 : 0);
}

/** Chores and slips are told only when there is nothing better. */
function worthTelling(experiences: readonly Experience[]): readonly Experience[] {
  const worthy = experiences.filter(({ deed }) => deedStrength(deed) > -2);
  return worthy.length >= 3 ? worthy : experiences;
}

/** The first stays first for the first draft; each further angle starts with the next one. */
function turned<Item>(items: readonly Item[], angle: number): readonly Item[] {
  const by = items.length === 0 ? 0 : angle % items.length;
  return [...items.slice(by), ...items.slice(0, by)];
}

/** The best fit leads; the others come strongest first, and among those about as strong in an order of the lead's own. */
function inOrder(experiences: readonly Experience[], lead: string, angle: number): readonly Experience[] {
  const [best, ...others] = turned(experiences, angle);
  if (best === undefined) return [];
  const rank = ({ deed, achievement }: Experience) => deedStrength(deed) + (achievement.skills.length > 0 ? 1 : 0) + (hashOf(`${lead}\u0001${deed.text}`) % 10);
  return [best, ...others.toSorted((a, b) => rank(b) - rank(a))];
}
