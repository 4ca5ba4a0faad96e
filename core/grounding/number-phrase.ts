import type { PartText } from './inspection.ts';
import type { Quantity } from './quantities.ts';
import type { Stretch } from './sources.ts';
import type { ClauseStretch } from './voice.ts';

/** The words to show for a number: with what it counts, and "of Kubernetes" behind a span of years. */
export function phraseOf({ from, to }: Quantity, part: PartText): Stretch {
  const list = part.tokens;
  let end = to;
  for (let words = 0; end < list.length && words < 3; end += 1) {
    const token = list[end];
    if (token === undefined || token.lines > 1) break;
    if (token.text === '-' && list[end + 1]?.kind === 'word') continue;
    if (token.kind !== 'word') break;
    if (/^(?:of|in|with)$/.test(token.lower) && list[end + 1]?.kind === 'word') {
      if (words > 0 && token.lower !== 'of') break;
      const skill = part.skillAt(end + 1);
      return { from, to: skill?.to ?? end + (stops.test(list[end + 1]?.lower ?? '') ? 0 : 2) };
    }
    if (stops.test(token.lower)) break;
    words += 1;
  }
  while (end > to && list[end - 1]?.kind !== 'word') end -= 1;
  return { from, to: Math.max(end, to) };
}

const stops =
  /^(?:and|or|but|to|at|on|by|for|from|that|which|who|while|when|where|as|is|are|was|were|be|been|has|have|had|will|would|can|could|i|we|you|they|it|my|your|our|the|a|an|into|over|under|per|than|so|if|after|before|since|because|through|within|about|across|ago|running|building|working|serving|leading|using|in|with|last|next|this|each|every|today|now|already)$/;

const rhetorical = /^(?:question|thing|idea|reason|point|line|sentence|example|note|way|word|suggestion|option|email|message|paragraph|bullet|link|thought|detail|time|side|of u|us)/;

/** Numbers that state no fact: a call of fifteen minutes, two questions, the numbering of a list. */
export function restsOnNoProof(quantity: Quantity, part: PartText, stretch: ClauseStretch): boolean {
  const list = part.tokens;
  const { from, to, unit, value, noun } = quantity;
  const first = list[from];
  const next = list[to];
  if (first === undefined) return true;
  if (first.kind === 'number' && (first.lines > 0 || from === 0) && /^[.)]$/.test(next?.text ?? '') && next?.spaced === false && unit === null) return true;
  if (unit === 'percent' && value === 100 && /^(?:sure|certain|agree|committed|honest|clear|happy)$/.test(next?.lower ?? '')) return true;
  if (part.inCompanyName(from)) return true;
  const proposes = stretch.mode === 'asked' || stretch.mode === 'wished' || (stretch.mode !== 'read' && isProposal(part, from) && !(stretch.owner === 'self' && stretch.mode === 'asserted'));
  if (proposes && (unit === 'minute' || unit === 'clock' || unit === 'hour' || unit === 'calendar-year' ? unit !== 'calendar-year' : false)) return true;
  if (proposes && unit === 'ordinal' && first.kind === 'number') return true;
  if (/^(?:day|week|month)$/.test(unit ?? '') && next?.lower === 'ago' && stretch.mode === 'read') return true;
  if (unit === null && value <= 10 && (noun.some((word) => rhetorical.test(word)) || (noun.length === 0 && /^(?:of|the|these|those|between|us)$/.test(list[to]?.lower ?? list[from - 1]?.lower ?? '')))) {
    return !(stretch.owner === 'self' && stretch.mode === 'asserted') || noun.length > 0;
  }
  return unit === null && value <= 3 && noun.length === 0 && first.kind === 'word' && /^(?:the|these|those|between|both|all|other)$/.test(list[from - 1]?.lower ?? '');
}

/** The sentence proposes to talk, or asks for an answer. */
function isProposal(part: PartText, token: number): boolean {
  const { from, to } = part.sentenceAt(token);
  if (part.tokens[to - 1]?.text === '?') return true;
  return part.tokens.slice(from, Math.min(to, from + 80)).some(({ lower }) => /^(?:call|chat|talk|speak|meet|meeting|conversation|coffee|zoom|phone|spare|reply|available|availability|free|schedule|calendar)$/.test(lower));
}
