// Who is a clause about, and does it assert something? "I have run Kubernetes" must be proven by the résumé; "you run Kubernetes" by
// the posting; "I have not used Kubernetes" and "I would like to learn it" claim nothing. One pass from left to right, no backtracking.
import { foreignLanguage, foreignStretches } from './foreign-stretches.ts';
import { SentenceReader } from './sentence-reader.ts';
import type { Stretch } from './sources.ts';
import type { Token } from './tokens.ts';
import type { ClauseStretch, Context, Parties } from './voice.ts';

/** Stretches in order, covering every token. */
export function clauseStretches(list: readonly Token[], sentences: readonly Stretch[], parties: Parties): readonly ClauseStretch[] {
  const found: ClauseStretch[] = [];
  let context: Context = { parties, letter: foreignLanguage(list, 0, list.length, null), before: { from: 0, to: 0 }, voice: { owner: 'any', mode: 'asserted' }, listed: false, clause: 0 };
  for (const sentence of sentences) {
    if (foreignLanguage(list, sentence.from, sentence.to, context.letter) !== null) {
      found.push(...foreignStretches(list, sentence.from, sentence.to, context.clause));
      context = { ...context, before: sentence, voice: { owner: 'any', mode: 'asserted' }, listed: false, clause: context.clause + 1 };
      continue;
    }
    const reader = new SentenceReader(list, sentence, context);
    found.push(...reader.read());
    context = reader.context();
  }
  return found;
}
