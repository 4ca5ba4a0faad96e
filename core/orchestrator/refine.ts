// Solve, verify, judge, in bounded rounds. A failure of the verifier's or the judge's is never a score, and no fault of the solver's.
import { type Critique, isCircular } from './circular-critique.ts';

export interface RefineParts<Work> {
  /** Given the critique of the round before; undefined in the first. */
  solve(critique: Critique | undefined, round: number): Promise<Work>;
  /** What must be mended; empty when it may pass. */
  verify(work: Work, round: number): Promise<Critique>;
  /** From 0 to 1. */
  judge(work: Work, round: number): Promise<number>;
  /** False for rules, which take another way each time whatever is said: the same critique twice is no circle then. */
  readonly heedsCritique: boolean;
  /** At least 1. */
  readonly rounds: number;
  /** A judge's score from which work is good enough. */
  readonly enough: number;
  /** True for failures that are nobody's but the world's, or the model's own breakdown: the round counts as not judged. Others are thrown. */
  isFailure(thrown: unknown): boolean;
}

export type Verdict = { readonly score: number } | { readonly failure: unknown };

export interface Round<Work> {
  readonly work: Work;
  /** Null when the verifier failed. */
  readonly critique: Critique | null;
  /** Null when the verifier had something to say, so that the judge was not asked. */
  readonly verdict: Verdict | null;
}

export interface Refined<Work> {
  /**
   * `accepted`: verified and judged good enough. `exhausted`: the rounds were used up, or no further work was to be had. `circular`: the same critiques came again and again.
   * `unjudged`: the verifier or the judge could not be had; the work stands as the solver left it.
   */
  readonly status: 'accepted' | 'exhausted' | 'circular' | 'unjudged';
  /** Of the best round: judged highest, else with the least critique. */
  readonly work: Work;
  /** Null unless a judge gave one to this work. */
  readonly score: number | null;
  readonly rounds: readonly Round<Work>[];
}

export async function refine<Work>(parts: RefineParts<Work>): Promise<Refined<Work>> {
  const rounds: Round<Work>[] = [];
  let critique: Critique | undefined;
  for (let round = 1; round <= parts.rounds; round += 1) {
    const solved = round === 1 ? { value: await parts.solve(critique, round) } : await attempt(() => parts.solve(critique, round));
    if ('failure' in solved) return end('exhausted', rounds);
    const work = solved.value;
    const found = await attempt(() => parts.verify(work, round));
    if ('failure' in found) return end('unjudged', [...rounds, { work, critique: null, verdict: null }]);
    const verdict = found.value.length > 0 ? null : await judged(work, round);
    rounds.push({ work, critique: found.value, verdict });
    if (verdict !== null && 'failure' in verdict) return end('unjudged', rounds);
    if (verdict !== null && verdict.score >= parts.enough) return end('accepted', rounds);
    critique = found.value.length > 0 ? found.value : [`A reader gave it ${Math.round(100 * (verdict?.score ?? 0))} of 100: make it more specific and more useful to them.`];
    if (parts.heedsCritique && isCircular(rounds.map((each) => each.critique ?? []))) return end('circular', rounds);
  }
  return end('exhausted', rounds);

  async function judged(work: Work, round: number): Promise<Verdict> {
    const answer = await attempt(() => parts.judge(work, round));
    return 'failure' in answer ? answer : { score: answer.value };
  }

  async function attempt<Value>(ask: () => Promise<Value>): Promise<{ readonly value: Value } | { readonly failure: unknown }> {
    try {
      return { value: await ask() };
    } catch (thrown) {
      if (!parts.isFailure(thrown)) throw thrown;
      return { failure: thrown };
    }
  }
}

function end<Work>(status: Refined<Work>['status'], rounds: readonly Round<Work>[]): Refined<Work> {
  const best = rounds.reduce((one, other) => (standing(other) > standing(one) ? other : one));
  return { status, work: best.work, score: scoreOf(best), rounds };
}

function scoreOf({ verdict }: Round<unknown>): number | null {
  return verdict !== null && 'score' in verdict ? verdict.score : null;
}

/** A judged draft before any other, then the one with less to mend; one that nobody looked at counts as one with a single thing to mend. */
function standing(round: Round<unknown>): number {
  const score = scoreOf(round);
  return score === null ? -(round.critique?.length ?? 1) : 1 + score;
}
