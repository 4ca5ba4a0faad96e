import type { DraftProblem } from '../domain/draft.ts';
import type { InTurns } from '../in-turns.ts';
import { claimQuotes } from './claim-quote.ts';
import { claimSupport } from './claim-support.ts';
import { companyClaims } from './company-claim.ts';
import { type Fact, facts as readFacts } from './facts.ts';
import { type GroundingInput, type Inspection, inspect } from './inspection.ts';
import { misquotations } from './misquoted.ts';
import { selfClaims } from './self-claim.ts';
import { unsupportedNames } from './unsupported-name.ts';
import { unsupportedNumbers } from './unsupported-number.ts';
import { unsupportedSkills } from './unsupported-skill.ts';

/** What in a draft its sources do not prove, in order of appearance; empty when every checkable word is proven. Pure; linear in the length of draft and sources. */
export function* checkGrounding(input: GroundingInput): InTurns<readonly DraftProblem[]> {
  const inspection = yield* inspect(input);
  const facts = yield* readFacts(inspection);
  const problems: DraftProblem[] = [];
  for (const rule of rules) {
    problems.push(...rule(inspection, facts));
    yield;
  }
  return onePerPlace(problems);
}

const rules: readonly ((inspection: Inspection, facts: readonly Fact[]) => readonly DraftProblem[])[] = [
  claimQuotes,
  claimSupport,
  misquotations,
  (_, facts) => unsupportedNumbers(facts),
  (_, facts) => unsupportedNames(facts),
  (_, facts) => unsupportedSkills(facts),
  (_, facts) => companyClaims(facts),
  selfClaims,
];

const order: readonly DraftProblem['part'][] = ['subjectA', 'subjectB', 'body', 'followUp'];

/** Rules that speak of whole sentences: they hide no word in them. */
const wide = new Set(['claim-quote', 'misquoted']);

/** The longest words win where two rules speak of the same place. */
function onePerPlace(problems: readonly DraftProblem[]): readonly DraftProblem[] {
  const sorted = problems.toSorted((one, other) => order.indexOf(one.part) - order.indexOf(other.part) || (one.day ?? 0) - (other.day ?? 0) || one.start - other.start || other.end - one.end);
  const kept: DraftProblem[] = [];
  for (const problem of sorted) {
    const last = kept.at(-1);
    const inside = last !== undefined && last.part === problem.part && last.day === problem.day && problem.end <= last.end && problem.end > problem.start && !wide.has(last.rule) && !wide.has(problem.rule);
    if (!inside) kept.push(problem);
  }
  return kept;
}
